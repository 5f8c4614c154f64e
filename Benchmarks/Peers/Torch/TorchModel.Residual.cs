using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <content>What residual networks are made of.</content>
internal sealed partial class TorchModel
{
    /// <summary>A convolution without bias, batch normalization and a rectifier.</summary>
    public TorchModel ConvNorm(string stage, int stride = 1, int padding = 0)
    {
        modules.Add(Convolution(stage, stride, padding));
        modules.Add(Norm(stage));
        return Relu();
    }

    /// <summary>A block of the stages "first" and "second", with a projection where ours has one.</summary>
    public TorchModel BasicBlock(string stage, int stride = 1)
    {
        Sequential body = nn.Sequential(
            Convolution($"{stage}.first", stride, 1), Norm($"{stage}.first"), nn.ReLU(),
            Convolution($"{stage}.second", 1, 1, follows: true), Norm($"{stage}.second"));
        string projected = $"{stage}.second.projection";
        bool hasProjection = network.Parameters.Any(parameter => parameter.Name == $"{projected}.weights");
        Sequential? projection = hasProjection ? nn.Sequential(Convolution(projected, stride, 0, follows: true), Norm(projected)) : null;
        modules.Add(new TorchBasicBlock(body, projection));
        return this;
    }

    /// <summary>The mean of each channel, as a vector.</summary>
    public TorchModel GlobalAvgPool()
    {
        modules.Add(nn.AdaptiveAvgPool2d(1));
        modules.Add(nn.Flatten());
        shape = (1, 1, shape.Channels);
        return this;
    }

    private Conv2d Convolution(string stage, int stride, int padding, bool follows = false)
    {
        IReadOnlyList<int> weights = network.Parameters[$"{stage}.weights"].Shape;   // kernel height, kernel width, in, out
        Conv2d module = nn.Conv2d(
            weights[2], weights[3], (weights[0], weights[1]), stride: (stride, stride), padding: (padding, padding), bias: false);
        Order(module);
        Take($"{stage}.weights", module.weight!, ours => ours.permute(3, 2, 0, 1), theirs => theirs.permute(2, 3, 1, 0));
        if (!follows)
        {
            int height = (shape.Height + 2 * padding - weights[0]) / stride + 1;
            int width = (shape.Width + 2 * padding - weights[1]) / stride + 1;
            shape = (height, width, weights[3]);
        }

        return module;
    }

    private BatchNorm2d Norm(string stage)
    {
        BatchNorm2d module = nn.BatchNorm2d(network.Parameters[$"{stage}.scale"].Length);
        Take($"{stage}.scale", module.weight!, ours => ours, theirs => theirs);
        Take($"{stage}.shift", module.bias!, ours => ours, theirs => theirs);
        Copy($"{stage}.mean", module.running_mean!, ours => ours);
        Copy($"{stage}.variance", module.running_var!, ours => ours);
        return module;
    }
}
