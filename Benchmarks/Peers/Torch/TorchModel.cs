using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>A torch.nn.Sequential with the weights of one of our networks, stage by stage.</summary>
/// <param name="network">Where the weights come from.</param>
/// <param name="channelsLast">Whether images stand in memory with channels last (torch's memory format of that name) and not in
/// planes.</param>
internal sealed partial class TorchModel(Network network, bool channelsLast = false) : IDisposable
{
    private readonly List<nn.Module<Tensor, Tensor>> modules = [];
    private readonly Dictionary<string, (Parameter Tensor, Func<Tensor, Tensor> ToOurs)> parameters = [];
    private Sequential? sequential;

    /// <summary>Height x width x channels of the values at this point; a vector is 1 x 1 x n.</summary>
    private (int Height, int Width, int Channels) shape =
        (network.Declaration.Inputs[0].Height, network.Declaration.Inputs[0].Width, network.Declaration.Inputs[0].Channels);

    private bool flattened;

    /// <summary>Whether images stand in memory with channels last.</summary>
    public bool ChannelsLast => channelsLast;

    /// <summary>The network with the layers added so far; to be called when all are.</summary>
    public Sequential Module => sequential ??= nn.Sequential(modules);

    /// <summary>A convolution of a stage, stride 1.</summary>
    public TorchModel Conv(string stage, int padding = 0)
    {
        IReadOnlyList<int> weights = network.Parameters[$"{stage}.weights"].Shape;   // kernel height, kernel width, in, out
        Conv2d module = nn.Conv2d(weights[2], weights[3], (weights[0], weights[1]), padding: (padding, padding));
        Order(module);
        Take($"{stage}.weights", module.weight!, ours => ours.permute(3, 2, 0, 1), theirs => theirs.permute(2, 3, 1, 0));
        Take($"{stage}.bias", module.bias!, ours => ours, theirs => theirs);
        shape = (shape.Height + 2 * padding - weights[0] + 1, shape.Width + 2 * padding - weights[1] + 1, weights[3]);
        modules.Add(module);
        return this;
    }

    /// <summary>A max pooling without overlap.</summary>
    public TorchModel MaxPool(int size)
    {
        shape = (shape.Height / size, shape.Width / size, shape.Channels);
        modules.Add(nn.MaxPool2d(size));
        return this;
    }

    /// <summary>A dense layer of a stage. Behind images it flattens them. Torch does that channel by channel, so the weights are reordered
    /// and not the values.</summary>
    public TorchModel Dense(string stage)
    {
        bool flattens = !flattened && shape.Height * shape.Width > 1;
        if (flattens)
            modules.Add(nn.Flatten());
        flattened = true;
        int units = network.Parameters[$"{stage}.bias"].Length;
        (int height, int width, int channels) = shape;
        Linear module = nn.Linear(height * width * channels, units);
        Take(
            $"{stage}.weights", module.weight!,
            ours => ours.view(height, width, channels, units).permute(3, 2, 0, 1).reshape(units, -1),
            theirs => theirs.view(units, channels, height, width).permute(2, 3, 1, 0));
        Take($"{stage}.bias", module.bias!, ours => ours, theirs => theirs);
        shape = (1, 1, units);
        modules.Add(module);
        return this;
    }

    public TorchModel Relu()
    {
        modules.Add(nn.ReLU());
        return this;
    }

    public TorchModel Tanh()
    {
        modules.Add(nn.Tanh());
        return this;
    }

    /// <summary>The gradient of a parameter of ours, in our order.</summary>
    public float[] Gradient(string parameter)
    {
        using DisposeScope scope = NewDisposeScope();
        (Parameter tensor, Func<Tensor, Tensor> toOurs) = parameters[parameter];
        return toOurs(tensor.grad!).contiguous().data<float>().ToArray();
    }

    public void Dispose()
    {
        sequential?.Dispose();
        foreach (nn.Module module in modules)
            module.Dispose();
    }

    private void Order(Conv2d module)
    {
        if (channelsLast)
            module.weight = new Parameter(TorchSamples.WithChannelsLast(module.weight!.detach()));
    }

    private void Take(string name, Parameter target, Func<Tensor, Tensor> toTheirs, Func<Tensor, Tensor> toOurs)
    {
        Copy(name, target, toTheirs);
        parameters.Add(name, (target, toOurs));
    }

    private void Copy(string name, Tensor target, Func<Tensor, Tensor> toTheirs)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        ParameterTensor source = network.Parameters[name];
        float[] values = new float[source.Length];
        source.CopyTo(values);
        target.copy_(toTheirs(tensor(values, [.. source.Shape.Select(extent => (long)extent)])));
    }
}
