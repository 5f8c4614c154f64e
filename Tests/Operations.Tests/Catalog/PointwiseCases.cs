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
                .Stage("judged", new Dense(5), new MeanSquaredError()));
            yield return new NetworkCase($"{name}OnImage", network => network
                .Input("image", 5, 7, 3)
                .Stage("lift", new Conv(1, 1, 6))
                .Stage("pointwise", operation())
                .Stage("judged", new Conv(2, 2, 3), new MeanSquaredError()));
        }
        yield return new NetworkCase("ReluOnInput", network => network
            .Input("x", 33)
            .Stage("pointwise", new Relu())
            .Stage("judged", new Dense(4), new MeanSquaredError()));
        yield return new NetworkCase("TanhJudged", network => network
            .Input("x", 6)
            .Stage("judged", new Dense(18), new Tanh(), new MeanSquaredError()));
        yield return new NetworkCase("SoftmaxJudged", network => network
            .Input("x", 6)
            .Stage("judged", new Dense(11), new Softmax(), new MeanSquaredError()));
        yield return new NetworkCase("SoftmaxInside", network => network
            .Input("image", 3, 4, 2)
            .Stage("attention", new Conv(1, 1, 5), new Softmax())
            .Stage("judged", new Dense(3), new MeanSquaredError()));
        yield return new NetworkCase("ActivationsInARow", network => network
            .Input("x", 10)
            .Stage("many", new Dense(14), new Tanh(), new LeakyRelu(0.5f), new Sigmoid())
            .Stage("judged", new Dense(2), new MeanSquaredError()));
    }

    private static IEnumerable<(string Name, Func<StagePart> Operation)> Operations() =>
    [
        ("Relu", () => new Relu()),
        ("LeakyRelu", () => new LeakyRelu()),
        ("LeakyReluSteep", () => new LeakyRelu(1.5f)),
        ("Sigmoid", () => new Sigmoid()),
        ("Tanh", () => new Tanh()),
        ("Softmax", () => new Softmax()),
    ];
}
