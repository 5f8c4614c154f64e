using Unroll.Operations.Tests.Reference;
using Unroll.Operations.Tests.Reference.Resampling;
using Pad = Unroll.Operations.Tests.Reference.Pad;
using Resampling = Unroll.Operations.Tests.Reference.Resampling;

namespace Unroll.Operations.Tests;

/// <summary>The networks of PyTorch/make_numbers.py, stage for stage.</summary>
internal static class PyTorchNetworks
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("LeNet5", network => network
            .Input("image", 28, 28, 1)
            .Stage("c1", new Conv(5, 5, 6) { Pad = Pad.AsSame }, new Relu())
            .Stage("s2", new MaxPool(2))
            .Stage("c3", new Conv(5, 5, 16), new Relu())
            .Stage("s4", new MaxPool(2))
            .Stage("f5", new Dense(120), new Relu())
            .Stage("f6", new Dense(84), new Relu())
            .Stage("digit", new Dense(10), new SoftmaxCrossEntropy())) { Batches = [1, 8, 3, 17], IsLarge = true },
        new("TanhRegression", network => network
            .Input("x", 13)
            .Stage("first", new Dense(40), new Tanh())
            .Stage("second", new Dense(21), new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [16, 1, 7] },
        new("TwoOutputs", network => network
            .Input("image", 13, 11, 3)
            .Stage("stem", new Conv(3, 3, 10) { Stride = 2, Pad = Pad.Around(1) }, new LeakyRelu(0.125f))
            .Stage("inner", new Conv(3, 3, 10) { Pad = Pad.Around(1) }, new LeakyRelu(0.125f))
            .Stage("sum", new Add("stem", "inner"))
            .StageFrom("side", "stem", new Conv(1, 1, 5), new LeakyRelu(0.125f))
            .Stage("both", new Concat("sum", "side"))
            .Stage("pooled", new AvgPool(3) { Stride = 2, Pad = Pad.Around(1) })
            .Stage("kind", new Dense(6), new SoftmaxCrossEntropy())
            .StageFrom("place", "pooled", new Dense(2), new MeanSquaredError { Weight = 0.5f })) { Batches = [8, 1, 3], IsLarge = true },
        new("MultiLabel", network => network
            .Input("image", 10, 12, 2)
            .Stage("features", new Conv(3, 3, 9) { Pad = Pad.AsSame }, new Sigmoid())
            .Stage("deeper", new Conv(3, 2, 14), new Sigmoid())
            .Stage("mean", new GlobalAvgPool())
            .Stage("labels", new Dense(5), new BinaryCrossEntropy())) { Batches = [8, 2, 9], IsLarge = true },
        new("BatchNormalized", network => network
            .Input("image", 9, 7, 3)
            .Stage("first", new Conv(3, 3, 10) { Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Tanh())
            .Stage("second", new Conv(3, 2, 6) { Bias = false }, new BatchNorm { Momentum = 0.25f, Epsilon = 1e-3f }, new Tanh())
            .Stage("hidden", new Dense(12) { Bias = false }, new BatchNorm(), new Tanh())
            .Stage("kind", new Dense(4), new SoftmaxCrossEntropy())) { Batches = [5, 8], IsLarge = true },
        new("BatchNormalizedInput", network => network
            .Input("image", 7, 9, 5)
            .Stage("white", new BatchNorm { Momentum = 1, Epsilon = 0.125f })
            .Stage("features", new Conv(3, 3, 17) { Stride = 2 }, new Tanh())
            .Stage("again", new BatchNorm())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 9], IsLarge = true },
        new("LocalResponses", network => network
            .Input("image", 7, 6, 3)
            .Stage("first", new Conv(2, 2, 19), new LocalResponseNorm(5) { Alpha = 0.5f })
            .Stage("second", new Conv(2, 2, 10), new LocalResponseNorm(4) { Alpha = 2, Beta = 0.5f, K = 2 })
            .Stage("third", new Conv(2, 2, 6), new LocalResponseNorm(3) { Alpha = 0.25f, Beta = 1.25f, K = 0.5f, DivideBySize = false })
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("Dilated", network => network
            .Input("image", 13, 12, 3)
            .Stage("first", new Conv(3, 3, 10) { Dilation = 2 }, new Tanh())
            .Stage("second", new Conv(3, 2, 18) { DilationY = 3, DilationX = 2, Pad = Pad.Around(2) }, new Tanh())
            .Stage("third", new Conv(3, 3, 5) { Dilation = 2, Stride = 2, Pad = Pad.Around(1) }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("Grouped", network => network
            .Input("image", 9, 8, 4)
            .Stage("first", new Conv(3, 3, 6) { Groups = 2, Pad = Pad.Around(1) }, new Tanh())
            .Stage("second", new Conv(3, 2, 36) { Groups = 3, Stride = 2, Bias = false }, new Tanh())
            .Stage("third", new Conv(1, 1, 34) { Groups = 2 }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("Depthwise", network => network
            .Input("image", 9, 8, 3)
            .Stage("twice", new DepthwiseConv(3, 3) { Multiplier = 2, Pad = Pad.Around(1) }, new Tanh())
            .Stage("once", new DepthwiseConv(3, 2) { Stride = 2, Bias = false }, new Tanh())
            .Stage("wide", new DepthwiseConv(3, 3) { Multiplier = 3, Dilation = 2, Pad = Pad.Around(2) }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("UnevenPadding", network => network
            .Input("image", 8, 7, 3)
            .Stage("first", new Conv(3, 3, 10) { Pad = Pad.Sides(2, 0, 1, 2) }, new Tanh())
            .Stage("largest", new MaxPool(3) { Stride = 2, Pad = Pad.Sides(2, 1, 0, 1) })
            .StageFrom("counted", "first", new AvgPool(3) { Stride = 2, Pad = Pad.Sides(2, 1, 0, 1) })
            .StageFrom("inside", "first", new AvgPool(3) { Stride = 2, Pad = Pad.Sides(2, 1, 0, 1), CountPadding = false })
            .Stage("all", new Concat("largest", "counted", "inside"))
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("RoundedUp", network => network
            .Input("image", 13, 11, 3)
            .Stage("first", new Conv(2, 2, 9), new Tanh())
            .Stage("largest", new MaxPool(3) { Stride = 2, Pad = Pad.Around(1), CeilMode = true })
            .StageFrom("counted", "first", new AvgPool(3) { Stride = 2, Pad = Pad.Around(1), CeilMode = true })
            .StageFrom("inside", "first", new AvgPool(3) { Stride = 2, Pad = Pad.Around(1), CeilMode = true, CountPadding = false })
            .Stage("all", new Concat("largest", "counted", "inside"))
            .Stage("mixed", new Conv(1, 1, 7), new Tanh())
            .Stage("widest", new MaxPool(2, 3) { CeilMode = true })
            .StageFrom("mean", "mixed", new AvgPool(2, 3) { CeilMode = true })
            .Stage("both", new Concat("widest", "mean"))
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("RoundedUpToOne", network => network
            .Input("image", 2, 2, 3)
            .Stage("first", new Conv(1, 1, 9), new Tanh())
            .Stage("largest", new MaxPool(3) { Stride = 2, CeilMode = true })
            .StageFrom("mean", "first", new AvgPool(3) { Stride = 2, CeilMode = true })
            .StageFrom("counted", "first", new AvgPool(5) { Stride = 4, Pad = Pad.Around(1), CeilMode = true })
            .StageFrom("inside", "first", new AvgPool(5) { Stride = 4, Pad = Pad.Around(1), CeilMode = true, CountPadding = false })
            .Stage("all", new Concat("largest", "mean", "counted", "inside"))
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("PaddedBeyond", network => network
            .Input("image", 4, 5, 3)
            .Stage("tap", new Conv(1, 1, 8) { Pad = Pad.Around(1) }, new Tanh())
            .Stage("far", new Conv(3, 3, 17) { Pad = Pad.Sides(5, 5, 4, 4) }, new Tanh())
            .Stage("strided", new Conv(2, 3, 6) { Pad = Pad.Around(5), StrideY = 3, StrideX = 2 }, new Tanh())
            .Stage("dilated", new Conv(2, 2, 5) { Pad = Pad.Around(4), Dilation = 2 }, new Tanh())
            .Stage("depthwise", new DepthwiseConv(2, 2) { Pad = Pad.Around(3), Stride = 3 }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("ProjectedNorm", network => network
            .Input("image", 8, 7, 3)
            .Stage("first", new Conv(2, 2, 6), new Tanh())
            .Stage("second", new Conv(3, 3, 10) { Stride = 2, Pad = Pad.Around(1), Bias = false },
                new BatchNorm { Momentum = 0.25f, Epsilon = 0.125f }, new Residual("first"), new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [5, 8], IsLarge = true },
        new("AdaptivelyPooled", network => network
            .Input("image", 12, 14, 3)
            .Stage("first", new Conv(2, 2, 10), new Tanh())
            .Stage("fewer", new AdaptiveAvgPool(4, 5))
            .Stage("second", new Conv(3, 3, 7) { Pad = Pad.Around(1) }, new Tanh())
            .Stage("other", new AdaptiveAvgPool(3, 7))
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("Transposed", network => network
            .Input("image", 4, 3, 3)
            .Stage("first", new ConvTranspose(4, 4, 10) { Stride = 2, Pad = Pad.Around(1) }, new Tanh())
            .Stage("second", new ConvTranspose(3, 2, 6) { StrideY = 2, StrideX = 3, Pad = Pad.Sides(2, 2, 0, 0), MoreY = 1, MoreX = 2 },
                new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("TransposedGroups", network => network
            .Input("image", 4, 5, 4)
            .Stage("first", new ConvTranspose(3, 3, 6) { Groups = 2, Stride = 2, Pad = Pad.Around(1), More = 1 }, new Tanh())
            .Stage("second", new ConvTranspose(2, 3, 9) { Groups = 3, Dilation = 2, Pad = Pad.Around(1), Bias = false }, new Tanh())
            .Stage("third", new ConvTranspose(2, 2, 4) { Stride = 2, Dilation = 3, More = 2 }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("TransposedNormalized", network => network
            .Input("noise", 1, 1, 7)
            .Stage("seed", new ConvTranspose(3, 3, 16) { Bias = false }, new BatchNorm(), new Tanh())
            .Stage("wider", new ConvTranspose(2, 2, 5) { Stride = 3, Bias = false },
                new BatchNorm { Momentum = 0.25f, Epsilon = 1e-3f }, new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [5, 8], IsLarge = true },
        new("PaddedImages", network => network
            .Input("image", 6, 5, 3)
            .Stage("first", new Resampling.Pad(0, 1, 1, 2), new Conv(3, 3, 10), new Tanh())
            .Stage("second", new Resampling.Pad(4, 1, 2, 3, PadMode.Reflect), new Conv(2, 3, 6), new Tanh())
            .Stage("y", new Resampling.Pad(1, 3, 2, 0, PadMode.Edge), new Crop(3, 0, 1, 2), new Dense(3), new MeanSquaredError()))
            { Batches = [4, 1], IsLarge = true },
        new("InterpolatedImages", network => network
            .Input("image", 7, 6, 3)
            .Stage("first", new Conv(2, 2, 5), new Tanh())
            .Stage("nearest", new Resize(9, 8))
            .StageFrom("exact", "first", new Resize(9, 8)
                { Coordinates = Coordinates.HalfPixel, Rounding = NearestRounding.RoundPreferCeil })
            .StageFrom("bilinear", "first", new Resize(9, 8) { Mode = Interpolation.Bilinear })
            .StageFrom("corners", "first", new Resize(9, 8) { Mode = Interpolation.Bilinear, Coordinates = Coordinates.AlignCorners })
            .StageFrom("bicubic", "first", new Resize(9, 8) { Mode = Interpolation.Bicubic })
            .StageFrom("cubicCorners", "first", new Resize(9, 8)
                { Mode = Interpolation.Bicubic, Coordinates = Coordinates.AlignCorners })
            .Stage("all", new Concat("nearest", "exact", "bilinear", "corners", "bicubic", "cubicCorners"))
            .Stage("second", new Conv(2, 2, 4), new Tanh())
            .Stage("twice", new Upsample(2) { Mode = Interpolation.Bilinear })
            .Stage("smaller", new Resize(7, 5) { Mode = Interpolation.Bilinear, Antialias = true, ExcludeOutside = true })
            .StageFrom("smooth", "twice", new Resize(7, 5)
                { Mode = Interpolation.Bicubic, Antialias = true, ExcludeOutside = true, CubicCoefficient = -0.5f })
            .StageFrom("scaled", "twice", new Resize(7, 5) { Mode = Interpolation.Bilinear, ScaleY = 0.45f, ScaleX = 0.36f })
            .Stage("both", new Concat("smaller", "smooth", "scaled"))
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [4, 1], IsLarge = true },
        new("UnitLength", network => network
            .Input("image", 5, 6, 3)
            .Stage("pixels", new Conv(2, 2, 11), new L2Normalize())
            .Stage("code", new Dense(6), new L2Normalize(), new MeanSquaredError())) { Batches = [5, 1], IsLarge = true },
        new("SampleNormalized", network => network
            .Input("image", 8, 7, 3)
            .Stage("instance", new Conv(2, 2, 10) { Bias = false }, new InstanceNorm(), new Tanh())
            .Stage("group", new Conv(2, 2, 12), new GroupNorm(4), new Tanh())
            .Stage("layer", new Conv(2, 2, 9), new LayerNorm { Epsilon = 1e-3f }, new Tanh())
            .Stage("plain", new Conv(1, 1, 8) { Bias = false }, new InstanceNorm { Affine = false }, new GroupNorm(2) { Affine = false })
            .Stage("hidden", new Dense(11), new LayerNorm(), new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [5, 1], IsLarge = true },
    ];
}
