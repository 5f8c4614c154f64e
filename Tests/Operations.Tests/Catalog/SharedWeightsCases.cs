using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Stages that take the parameters of another: the gradients of all uses add up.</summary>
internal static class SharedWeightsCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("SiameseDense", network => network
            .Input("left", 7)
            .Input("right", 7)
            .StageFrom("a", "left", new Dense(18), new Tanh())
            .StageFrom("b", "right", new Dense(18) { SharedWith = "a" }, new Tanh())
            .Stage("scored", new Multiply("a", "b"), new Dense(1), new BinaryCrossEntropy())),
        new("SiameseConv", network => network
            .Input("left", 8, 7, 1)
            .Input("right", 8, 7, 1)
            .StageFrom("a", "left", new Conv(3, 3, 6), new Relu(), new MaxPool(2), new Conv(2, 2, 16), new Tanh())
            .StageFrom("b", "right", new Conv(3, 3, 6) { SharedWith = "a" }, new Relu(), new MaxPool(2),
                new Conv(2, 2, 16) { SharedWith = "a" }, new Tanh())
            .Stage("scored", new Concat("a", "b"), new Dense(2), new SoftmaxCrossEntropy())),
        new("SiameseNorm", network => network
            .Input("left", 5, 6, 3)
            .Input("right", 5, 6, 3)
            .StageFrom("a", "left", new Conv(2, 2, 9) { Bias = false }, new BatchNorm(), new Relu())
            .StageFrom("b", "right", new Conv(2, 2, 9) { Bias = false, SharedWith = "a" }, new BatchNorm { SharedWith = "a" }, new Relu())
            .Stage("scored", new Multiply("a", "b"), new Dense(3), new MeanSquaredError())),
        new("SharedConvOtherExtents", network => network
            .Input("image", 9, 8, 4)
            .Stage("whole", new Conv(3, 3, 5), new Relu(), new GlobalAvgPool())
            .StageFrom("half", "image", new AvgPool(2), new Conv(3, 3, 5) { SharedWith = "whole" }, new Relu(), new GlobalAvgPool())
            .Stage("scored", new Concat("whole", "half"), new Dense(3), new MeanSquaredError())),
        new("SharedConvOtherStride", network => network
            .Input("image", 9, 9, 3)
            .Stage("lift", new Conv(1, 1, 17), new Tanh())
            .Stage("fine", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Relu(), new GlobalAvgPool())
            .StageFrom("coarse", "lift", new Conv(3, 3, 16) { Stride = 2, Dilation = 2, SharedWith = "fine" }, new Relu(),
                new GlobalAvgPool())
            .Stage("scored", new Add("fine", "coarse"), new Dense(3), new MeanSquaredError())),
        new("SharedTwice", network => network
            .Input("x", 6)
            .Stage("first", new Dense(6), new Tanh())
            .Stage("second", new Dense(6) { SharedWith = "first" }, new Tanh())
            .Stage("third", new Dense(6) { SharedWith = "first" }, new Tanh())
            .Stage("scored", new Dense(2), new MeanSquaredError())),
        new("SharedPenalized", network => network
            .Input("x", 8)
            .Stage("a", new Dense(9) { Bias = false }, new Sigmoid(), new L2(0.125f))
            .StageFrom("b", "x", new Dense(9) { Bias = false, SharedWith = "a" }, new Relu())
            .Stage("scored", new Concat("a", "b"), new Dense(3), new MeanSquaredError())),
        new("SharedDepthwise", network => network
            .Input("image", 6, 5, 2)
            .Stage("lift", new Conv(1, 1, 16), new Tanh())
            .Stage("a", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu())
            .Stage("b", new DepthwiseConv(3, 3) { Pad = Pad.AsSame, SharedWith = "a" }, new Relu())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        // The second convolution of the stage takes the second of the other; its first has weights of its own.
        new("SharedInPart", network => network
            .Input("image", 6, 6, 3)
            .Stage("a", new Conv(1, 1, 4), new Tanh(), new Conv(2, 2, 5), new Tanh())
            .StageFrom("b", "image", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new Relu(), new Conv(2, 2, 5) { SharedWith = "a" }, new Relu())
            .Stage("scored", new Add("a", "b"), new Dense(2), new MeanSquaredError())),
        new("SharedPredictOnly", network => network
            .Input("left", 9)
            .Input("right", 9)
            .StageFrom("a", "left", new Dense(16), new BatchNorm(), new L2Normalize())
            .StageFrom("b", "right", new Dense(16) { SharedWith = "a" }, new BatchNorm { SharedWith = "a" }, new L2Normalize())
            .Stage("result", new Multiply("a", "b"))),
    ];
}
