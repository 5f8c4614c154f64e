using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <content>What MobileNetV2 is made of.</content>
internal sealed partial class TorchModel
{
    /// <summary>A convolution without bias, batch normalization and Relu6.</summary>
    public TorchModel ConvNormRelu6(string stage, int padding = 0) => Add(Convolution(stage, 1, padding), Norm(stage), Relu6());

    /// <summary>A depthwise 3x3 convolution without bias, batch normalization and Relu6.</summary>
    public TorchModel DepthwiseNormRelu6(string stage) => Add(Depthwise(stage, 1), Norm(stage), Relu6());

    /// <summary>A 1x1 convolution without bias, and batch normalization.</summary>
    public TorchModel Projection(string stage) => Add(Convolution(stage, 1, 0), Norm(stage));

    /// <summary>A block of the stages "expansion", "depthwise" and "projection" to which nothing is added.</summary>
    public TorchModel InvertedBottleneck(string stage, int stride = 1) => Add(Inverted(stage, stride));

    /// <summary>The same block, to which its input is added.</summary>
    public TorchModel InvertedResidual(string stage) => Add(new TorchInvertedResidual(Inverted(stage, 1)));

    private TorchModel Add(params nn.Module<Tensor, Tensor>[] layers)
    {
        modules.AddRange(layers);
        return this;
    }

    private Sequential Inverted(string stage, int stride) => nn.Sequential(
        Convolution($"{stage}.expansion", 1, 0), Norm($"{stage}.expansion"), Relu6(),
        Depthwise($"{stage}.depthwise", stride), Norm($"{stage}.depthwise"), Relu6(),
        Convolution($"{stage}.projection", 1, 0), Norm($"{stage}.projection"));

    /// <summary>In place, as torchvision has it.</summary>
    private static ReLU6 Relu6() => nn.ReLU6(inplace: true);

    private Conv2d Depthwise(string stage, int stride)
    {
        int channels = network.Parameters[$"{stage}.weights"].Shape[2];   // kernel height, kernel width, channels, 1
        Conv2d module = nn.Conv2d(channels, channels, 3, stride: stride, padding: 1, groups: channels, bias: false);
        Order(module);
        Take($"{stage}.weights", module.weight!, ours => ours.permute(2, 3, 0, 1), theirs => theirs.permute(2, 3, 0, 1));
        shape = ((shape.Height - 1) / stride + 1, (shape.Width - 1) / stride + 1, channels);
        return module;
    }
}
