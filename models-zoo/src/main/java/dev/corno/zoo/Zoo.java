package dev.corno.zoo;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The architectures by the names used on the command line. */
public final class Zoo {

    private static final Map<String, Architecture> BY_NAME = new TreeMap<>(Map.ofEntries(
            entry("cifar-convnet", new CifarConvNet()),
            entry("densenet121", new DenseNet121()),
            entry("densenet169", new DenseNet169()),
            entry("densenet201", new DenseNet201()),
            entry("efficientnetb0", new EfficientNetB0()),
            entry("efficientnetb1", new EfficientNetB1()),
            entry("efficientnetb2", new EfficientNetB2()),
            entry("efficientnetb3", new EfficientNetB3()),
            entry("efficientnetb4", new EfficientNetB4()),
            entry("efficientnetb5", new EfficientNetB5()),
            entry("efficientnetb6", new EfficientNetB6()),
            entry("efficientnetb7", new EfficientNetB7()),
            entry("inceptionresnetv2", new InceptionResNetV2()),
            entry("inceptionv3", new InceptionV3()),
            entry("lenet5", new LeNet5()),
            entry("mobilenet", new MobileNet()),
            entry("mobilenetv2", new MobileNetV2()),
            entry("nasnetlarge", new NASNetLarge()),
            entry("nasnetmobile", new NASNetMobile()),
            entry("perceptron", new Perceptron()),
            entry("resnet101", new ResNet101()),
            entry("resnet101v2", new ResNet101V2()),
            entry("resnet152", new ResNet152()),
            entry("resnet152v2", new ResNet152V2()),
            entry("resnet50", new ResNet50()),
            entry("resnet50v2", new ResNet50V2()),
            entry("vgg16", new VGG16()),
            entry("vgg19", new VGG19()),
            entry("xception", new Xception())));

    private Zoo() {
    }

    /** {@return the names, sorted} */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * {@return the architecture of a name, with its default options}
     *
     * @param name one of {@link #names}; case does not matter
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Architecture named(String name) {
        Architecture found = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new IllegalArgumentException("Zoo: expects one of " + String.join(", ", names()) + ", got " + name + ".");
        }
        return found;
    }
}
