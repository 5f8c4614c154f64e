using Samples.Classic;
using Samples.Faces;
using Samples.LeNet;
using Samples.Mlp;
using Unroll.Benchmarks.Networks;
using Unroll.Benchmarks.Peers.Torch;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Compare;

/// <summary>What can be compared, in the order of the table.</summary>
internal static class Catalog
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<IComparison> All { get; } =
    [
        new PredictionComparison<Tiny>(
            "tiny", "16-32-32-4 with tanh, one sample", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Tiny),
        new PredictionComparison<Mlp784>(
            "mlp", "784-128-10 with relu, one sample", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Mlp),
        new PredictionComparison<LeNet5>(
            "lenet", "LeNet-5, one image of 28 x 28", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.LeNet),
        new PredictionComparison<LeNet5>(
            "lenet64", "LeNet-5, 64 images", 64, seed => new(seed), (network, x, y) => () => network.Predict(x, y, 64), TorchModels.LeNet),
        new PredictionComparison<Conv64>(
            "conv64", "3x3 convolution, 64 to 64 channels at 56 x 56", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv3x3),
        new PredictionComparison<Conv128>(
            "conv128", "3x3 convolution, 128 to 128 channels at 28 x 28", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv3x3),
        new PredictionComparison<Conv256>(
            "conv256", "3x3 convolution, 256 to 256 channels at 14 x 14", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv3x3),
        new PredictionComparison<Conv512>(
            "conv512", "3x3 convolution, 512 to 512 channels at 14 x 14", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv3x3),
        new PredictionComparison<Conv3>(
            "conv3", "3x3 convolution, 3 to 64 channels at 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv3x3),
        new PredictionComparison<Conv1x1>(
            "conv1x1", "1x1 convolution, 64 to 256 channels at 56 x 56", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), TorchModels.Conv1x1),
        new PredictionComparison<Pointwise1024>(
            "pointwise1024", "1x1 convolution, 1024 to 1024 channels at 7 x 7", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<Depthwise1>(
            "depthwise1", "3x3 depthwise convolution, 256 channels at 28 x 28", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<Depthwise2>(
            "depthwise2", "3x3 depthwise convolution of stride 2, 128 channels at 56 x 56", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<Groups32>(
            "groups32", "3x3 convolution, 256 to 256 channels in 32 groups at 14 x 14", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<Groups2>(
            "groups2", "5x5 convolution, 96 to 256 channels in 2 groups at 27 x 27", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<ResNet18>(
            "resnet18", "ResNet-18, one image of 224 x 224", 1, seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new ImportedComparison(
            "imagenet-resnet18", "ResNet-18 as trained on ImageNet, imported, one image of 224 x 224 to 512 features", "ResNet18"),
        new PredictionComparison<ResNet50>(
            "resnet50", "ResNet-50, one image of 224 x 224", 1, seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<Vgg16>(
            "vgg16", "VGG-16, one image of 224 x 224", 1, seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<GoogLeNet>(
            "googlenet", "GoogLeNet, one image of 224 x 224", 1, seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<AlexNet>(
            "alexnet", "AlexNet, one image of 224 x 224", 1, seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<MobileNetV1>(
            "mobilenet1", "MobileNet, one image of 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<MobileNetV2>(
            "mobilenet2", "MobileNetV2, one image of 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<MobileNetV3>(
            "mobilenet3", "MobileNetV3-Large, one image of 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<ShuffleNetV2>(
            "shufflenet", "ShuffleNet V2, one image of 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<SqueezeNet>(
            "squeezenet", "SqueezeNet 1.1, one image of 224 x 224", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new PredictionComparison<FaceRecognition>(
            "face", "dlib's residual network, one face of 150 x 150 to 128 numbers", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y)),
        new ImportedComparison(
            "blazeface", "BlazeFace, trained, imported, one image of 128 x 128 to four outputs", "BlazeFace", exported: true),
        new PredictionComparison<VggDense>(
            "vgg16-dense", "the dense layers of VGG-16, one sample", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), readsMemory: true),
        new PredictionComparison<AlexDense>(
            "alexnet-dense", "the dense layers of AlexNet, one sample", 1,
            seed => new(seed), (network, x, y) => () => network.Predict(x, y), readsMemory: true),
        new TrainingComparison(
            "train-lenet", "LeNet-5, one training step of 64 images with Adam", 64, 16, seed => new LeNet5(seed), () => new Adam(),
            TorchModels.LeNet, parameters => optim.Adam(parameters)),
        new TrainingComparison(
            "train-mlp", "784-128-10, one training step of 64 samples with Adam", 64, 16, seed => new Mlp784(seed), () => new Adam(),
            TorchModels.Mlp, parameters => optim.Adam(parameters)),
        new TrainingComparison(
            "train-conv64", "3x3 convolution, 64 to 64 channels at 28 x 28, forward and backward of 16 images, with plain SGD", 16, 4,
            seed => new TrainConv64(seed), () => new Sgd(0.001f), TorchModels.TrainConv64, parameters => optim.SGD(parameters, 0.001)),

        // With a rate of 0.01 ten steps part the losses by rounding alone: libtorch's own in single and in double precision by 0.0012.
        new TrainingComparison(
            "train-resnet20", "ResNet-20 for 32 x 32, one training step of 32 images, with momentum", 32, 4,
            seed => new CifarResNet20(seed), () => new Sgd(0.001f, momentum: 0.9f),
            TorchModels.CifarResNet20, parameters => optim.SGD(parameters, 0.001, 0.9), tolerance: 0.05),

        // Sixteen inverted residuals enlarge what was rounded more than nine basic blocks: PyTorch's own gradients in single precision are
        // off by up to 0.12. The rate is small so that ten steps do not part the losses.
        new TrainingComparison(
            "train-mobilenet", "MobileNetV2 of width 1/2 for 32 x 32, one training step of 32 images, with momentum", 32, 4,
            seed => new CifarMobileNetV2(seed), () => new Sgd(0.00001f, momentum: 0.9f),
            TorchModels.CifarMobileNetV2, parameters => optim.SGD(parameters, 0.00001, 0.9), tolerance: 0.2),

        new ThreadsComparison(),
        new EpochComparison(),
        new CallComparison(),
    ];
}
