using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Activations, softmax and flatten, each in a stage of its own and on vectors and images.</summary>
internal static class PointwiseCases
{
    public static IEnumerable<NetworkCase> All()
    {
        foreach ((string name, Func<StagePart> operation) in Operations())
        {
            yield return new NetworkCase($"{name}OnVector", network => network
                .Input("x", 9)
                .Stage("lift", new Dense(21))
                .Stage("pointwise", operation())
                .Stage("scored", new Dense(5), new MeanSquaredError()));
            yield return new NetworkCase($"{name}OnImage", network => network
                .Input("image", 5, 7, 3)
                .Stage("lift", new Conv(1, 1, 6))
                .Stage("pointwise", operation())
                .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError()));
        }
        foreach ((string name, Func<StagePart> operation) in Operations().Where(pair => !pair.Name.Contains("Softmax")))
        {
            yield return NetworkCase.OnChannels($"{name}BehindConv", 6, 8, 3, () =>
                [new Conv(3, 3, 7) { Pad = Pad.AsSame }, operation(), new MaxPool(2), new Dense(3)]);
            yield return NetworkCase.OnChannels($"{name}BehindNorm", 5, 4, 3, () =>
                [new Conv(2, 2, 16), new BatchNorm(), operation(), new Conv(1, 1, 2)]);
            yield return NetworkCase.OnImage($"{name}InPlanes", 8, 12, 1, () =>
                [new Conv(3, 3, 4) { Pad = Pad.AsSame }, operation(), new Conv(3, 3, 4), operation(), new Dense(2)]);
            yield return new NetworkCase($"{name}BehindSum", network => network
                .Input("image", 6, 7, 5)
                .Stage("lift", new Conv(3, 3, 20) { Pad = Pad.AsSame })
                .Stage("inner", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, operation(), new Conv(3, 3, 20) { Pad = Pad.AsSame })
                .Stage("sum", new Add("lift", "inner"), operation())
                .Stage("scored", new Dense(3), operation(), new MeanSquaredError()));
        }
        yield return new NetworkCase("ReluOnInput", network => network
            .Input("x", 33)
            .Stage("pointwise", new Relu())
            .Stage("scored", new Dense(4), new MeanSquaredError()));
        yield return new NetworkCase("TanhScored", network => network
            .Input("x", 6)
            .Stage("scored", new Dense(18), new Tanh(), new MeanSquaredError()));
        yield return new NetworkCase("SoftmaxScored", network => network
            .Input("x", 6)
            .Stage("scored", new Dense(11), new Softmax(), new MeanSquaredError()));
        yield return new NetworkCase("LogSoftmaxScored", network => network
            .Input("x", 6)
            .Stage("scored", new Dense(11), new LogSoftmax(), new MeanSquaredError()));
        yield return new NetworkCase("LogSoftmaxOfPixels", network => network
            .Input("image", 3, 4, 2)
            .Stage("attention", new Conv(1, 1, 37), new LogSoftmax())
            .Stage("scored", new Dense(3), new MeanSquaredError()));
        yield return new NetworkCase("LogSoftmaxIsOutput", network => network.Input("image", 3, 5, 7).Stage("result", new LogSoftmax()));
        yield return new NetworkCase("SoftmaxInside", network => network
            .Input("image", 3, 4, 2)
            .Stage("attention", new Conv(1, 1, 5), new Softmax())
            .Stage("scored", new Dense(3), new MeanSquaredError()));
        yield return new NetworkCase("ActivationsInARow", network => network
            .Input("x", 10)
            .Stage("many", new Dense(14), new Tanh(), new LeakyRelu(0.5f), new Sigmoid())
            .Stage("scored", new Dense(2), new MeanSquaredError()));
    }

    private static IEnumerable<(string Name, Func<StagePart> Operation)> Operations() =>
    [
        ("Relu", () => new Relu()),
        ("LeakyRelu", () => new LeakyRelu()),
        ("LeakyReluSteep", () => new LeakyRelu(1.5f)),
        ("Sigmoid", () => new Sigmoid()),
        ("Tanh", () => new Tanh()),
        ("Relu6", () => new Relu6()),
        ("Clip", () => new Clip(-0.5f, 0.25f)),
        ("ClipAboveZero", () => new Clip(0.125f, 0.75f)),
        ("Elu", () => new Elu()),
        ("EluShallow", () => new Elu(0.5f)),
        ("Selu", () => new Selu()),
        ("Gelu", () => new Gelu()),
        ("GeluByTanh", () => new Gelu { Approximate = true }),
        ("Silu", () => new Silu()),
        ("Mish", () => new Mish()),
        ("HardSwish", () => new HardSwish()),
        ("HardSigmoid", () => new HardSigmoid()),
        ("Softplus", () => new Softplus()),
        ("SoftplusSteep", () => new Softplus(3)),
        ("PRelu", () => new PRelu()),
        ("PReluPerChannel", () => new PRelu { PerChannel = true }),
        ("Softmax", () => new Softmax()),
        ("LogSoftmax", () => new LogSoftmax()),
    ];
}
