using Unroll.Exchange.Onnx.Schema;
using static Unroll.Exchange.Tests.Import.ModelSketch;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Models in the ways of other programs.</summary>
internal static class ForeignModels
{
    public static readonly IReadOnlyDictionary<string, Func<ModelProto>> All = new Dictionary<string, Func<ModelProto>>
    {
        ["TorchStyle"] = TorchStyle, ["KerasStyle"] = KerasStyle, ["MobileStyle"] = MobileStyle, ["Functions"] = Functions,
        ["Arithmetic"] = Arithmetic, ["WrittenNorms"] = WrittenNorms, ["Norms"] = Norms, ["GeneratorStyle"] = GeneratorStyle,
        ["Attention"] = Attention, ["OldResizings"] = OldResizings, ["SimpleResizings"] = SimpleResizings, ["Resizings"] = Resizings,
        ["Arrangements"] = ArrangedModels.Arrangements, ["Heads"] = ArrangedModels.Heads,
        ["SeparableConvolutions"] = RepeatedModels.SeparableConvolutions,
        ["InnerValueReadElsewhere"] = RepeatedModels.InnerValueReadElsewhere,
        ["OverlappingChains"] = RepeatedModels.OverlappingChains, ["BlocksInBlocks"] = RepeatedModels.BlocksInBlocks,
        ["ManyNumbers"] = RepeatedModels.ManyNumbers, ["TooFewToBeBlocks"] = RepeatedModels.TooFewToBeBlocks,
        ["HalfWeights"] = HalfWeights, ["UnitVectors"] = UnitVectors,
    };

    /// <summary>Shapes computed from shapes, ceil_mode, Gemm with transposed weights and factors.</summary>
    private static ModelProto TorchStyle()
    {
        var m = new ModelSketch(17);
        string x = m.Input("input.1", 0, 3, 10, 9);
        x = m.Node("Conv", [x, m.Weights(6, 3, 3, 3)], Of("pads", 1, 1, 1, 1), Of("kernel_shape", 3, 3));
        string[] statistics = [m.Weights(6), m.Weights(6), m.Weights(6), m.Positive(6)];
        x = m.Node("BatchNormalization", [x, .. statistics], Of("momentum", 0.99f), Of("epsilon", 1e-3f));
        x = m.Node("Relu", [x]);
        x = m.Node("MaxPool", [x], Of("kernel_shape", 3, 3), Of("strides", 2, 2), Of("ceil_mode", 1L));
        x = m.Node("Conv", [x, m.Weights(6, 2, 1, 3), m.Weights(6)], Of("group", 3L), Of("strides", 1, 2), Of("pads", 0, 1, 0, 1));
        string batch = m.Node("Gather", [m.Node("Shape", [x]), m.Integers(0)], Of("axis", 0L));
        batch = m.Node("Unsqueeze", [m.Node("Squeeze", [batch, m.Integers(0)]), m.Integers(0)]);
        string rest = m.Node("Slice", [m.Node("Cast", [m.Integers(7, -1, 9)], Of("to", 7L)), m.Integers(1), m.Integers(2)]);
        x = m.Node("Reshape", [x, m.Node("Concat", [batch, rest], Of("axis", 0L))]);
        x = m.Node("Gemm", [x, m.Weights(7, 60), m.Weights(7)], Of("transB", 1L), Of("alpha", 0.5f), Of("beta", 2f));
        m.Output("logits", "Gemm", [m.Node("LeakyRelu", [x], Of("alpha", 0.2f)), m.Weights(7, 4), m.Weights(1)]);
        return m.Build();
    }

    /// <summary>Channels last outside, padding by rule, Clip by attributes, a dense layer of two nodes, the old Softmax.</summary>
    private static ModelProto KerasStyle()
    {
        var m = new ModelSketch(9);
        string x = m.Node("Transpose", [m.Input("image", 1, 11, 12, 3)], Of("perm", 0, 3, 1, 2));
        x = m.Node("Conv", [x, m.Weights(5, 3, 3, 3), m.Weights(5)], Of("auto_pad", "SAME_UPPER"), Of("strides", 2, 2));
        x = m.Node("Clip", [x], Of("min", 0f), Of("max", 6f));
        x = m.Node("Conv", [x, m.Weights(5, 5, 2, 2)], Of("auto_pad", "SAME_LOWER"));
        x = m.Node("Add", [x, m.Weights(5, 1, 1)]);
        x = m.Node("Clip", [x], Of("min", 0f));
        x = m.Node("AveragePool", [x], Of("auto_pad", "SAME_UPPER"), Of("kernel_shape", 3, 3), Of("strides", 2, 2));
        x = m.Node("MaxPool", [x], Of("auto_pad", "VALID"), Of("kernel_shape", 2, 1), Of("strides", 1, 1));
        x = m.Node("Reshape", [m.Node("Transpose", [x], Of("perm", 0, 2, 3, 1)), m.Integers(-1, 30)]);
        x = m.Node("Add", [m.Node("MatMul", [x, m.Weights(30, 4)]), m.Weights(4)]);
        m.Output("probabilities", "Softmax", [x]);
        return m.Build();
    }

    /// <summary>Transposed convolutions: padding by rule, by numbers and by the shape of the output.</summary>
    private static ModelProto GeneratorStyle()
    {
        var m = new ModelSketch(11);
        string x = m.Node("ConvTranspose", [m.Input("noise", 0, 7, 1, 1), m.Weights(7, 5, 3, 2)]);
        x = m.Node("Relu", [m.Node("Add", [x, m.Weights(5, 1, 1)])]);
        x = m.Node("ConvTranspose", [x, m.Weights(5, 4, 4, 3), m.Weights(4)], Of("auto_pad", "SAME_UPPER"), Of("strides", 2, 2));
        x = m.Node("ConvTranspose", [x, m.Weights(4, 3, 3, 3), m.Weights(6)],
            Of("group", 2L), Of("strides", 2, 1), Of("pads", 1, 0, 0, 1), Of("output_padding", 1, 0), Of("dilations", 1, 2));
        m.Output("picture", "ConvTranspose", [x, m.Weights(6, 2, 3, 4), m.Weights(2)], Of("strides", 2, 3), Of("output_shape", 26, 20));
        return m.Build();
    }

    /// <summary>Depthwise convolutions, squeeze-and-excitation, activations of several nodes.</summary>
    private static ModelProto MobileStyle()
    {
        var m = new ModelSketch(13);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 8, 8), m.Weights(4, 3, 1, 1), m.Weights(4)]);
        x = HardSwish(x);
        x = m.Node("Conv", [x, m.Weights(8, 1, 3, 3), m.Weights(8)], Of("group", 4L), Of("pads", 1, 1, 1, 1), Of("strides", 2, 2));
        string gate = m.Node("Relu", [m.Node("Conv", [m.Node("GlobalAveragePool", [x]), m.Weights(2, 8, 1, 1), m.Weights(2)])]);
        gate = m.Node("HardSigmoid", [m.Node("Conv", [gate, m.Weights(8, 2, 1, 1), m.Weights(8)])], Of("alpha", 1 / 6f));
        x = m.Node("Mul", [gate, x]);
        x = m.Node("Mul", [x, m.Node("Sigmoid", [x])]);
        x = m.Node("ReduceMean", [x], Of("axes", -1, -2), Of("keepdims", 0L));
        m.Output("y", "Gemm", [HardSwish(m.Node("Dropout", [x])), m.Weights(8, 3), m.Weights(3)]);
        return m.Build();

        string HardSwish(string t)
        {
            string clipped = m.Node("Clip", [m.Node("Add", [t, m.Number(3)]), m.Number(0), m.Number(6)]);
            return m.Node("Div", [m.Node("Mul", [t, clipped]), m.Number(6)]);
        }
    }

    /// <summary>Functions of newer opsets, and spellings of others.</summary>
    private static ModelProto Functions()
    {
        var m = new ModelSketch(20);
        string x = Layer(m.Input("x", 0, 5));
        x = Layer(m.Node("Gelu", [x]));
        x = Layer(m.Node("Gelu", [x], Of("approximate", "tanh")));
        x = Layer(m.Node("Mish", [x]));
        x = Layer(m.Node("HardSwish", [x]));
        x = Layer(m.Node("Elu", [x], Of("alpha", 0.5f)));
        x = Layer(m.Node("Selu", [x]));
        x = Layer(m.Node("PRelu", [x, m.Weights(5)]));
        x = Layer(m.Node("Softplus", [x]));
        x = Layer(m.Node("Clip", [x, m.Number(-1), m.Number(1.5f)]));
        string erf = m.Node("Erf", [m.Node("Div", [x, m.Number(MathF.Sqrt(2))])]);
        x = Layer(m.Node("Mul", [m.Node("Mul", [x, m.Node("Add", [erf, m.Number(1)])]), m.Number(0.5f)]));
        string cube = m.Node("Mul", [m.Node("Pow", [x, m.Number(3)]), m.Number(0.044715f)]);
        string tanh = m.Node("Tanh", [m.Node("Mul", [m.Node("Add", [x, cube]), m.Number(MathF.Sqrt(2 / MathF.PI))])]);
        x = Layer(m.Node("Mul", [m.Node("Mul", [m.Number(0.5f), x]), m.Node("Add", [m.Number(1), tanh])]));
        m.Output("y", "Softmax", [m.Node("Div", [m.Node("Softplus", [m.Node("Mul", [x, m.Number(4)])]), m.Number(4)])], Of("axis", -1L));
        return m.Build();

        string Layer(string t) => m.Node("Gemm", [t, m.Weights(5, 5), m.Weights(5)]);
    }

    /// <summary>Arithmetic with constants and with values, several outputs, one of them read by others.</summary>
    private static ModelProto Arithmetic()
    {
        var m = new ModelSketch(12);
        string x = m.Input("data", 0, 3, 4, 4), other = m.Input("class", 0, 3, 4, 4);
        x = m.Node("Div", [m.Node("Sub", [x, m.Weights(1, 3, 1, 1)]), m.Floats([3, 1, 1], 0.5f, 0.25f, 2)]);
        string y = m.Node("Sub", [m.Number(1), m.Node("Mul", [other, m.Number(0.7f)])]);
        string sum = m.Node("Sum", [x, y, x]), larger = m.Node("Max", [sum, y]), smaller = m.Node("Min", [larger, x, y]);
        string difference = m.Node("Sub", [smaller, larger]);
        string merged = m.Node("Concat", [difference, m.Node("Tanh", [m.Node("Mul", [sum, y])])], Of("axis", 1L));
        m.Output("kept", "Relu", [merged]);
        string mean = m.Node("Squeeze", [m.Node("GlobalAveragePool", ["kept"])], Of("axes", 2, 3));
        m.Output("out", "Identity", [m.Node("Add", [mean, m.Node("PRelu", [mean, m.Floats([1], 0.3f)])])]);
        m.Output("pixel", "Unsqueeze", [m.Node("MatMul", [m.Node("Flatten", [merged]), m.Weights(96, 2)])], Of("axes", 2, 3));
        return m.Build();
    }

    /// <summary>Normalizations in several nodes, as PyTorch writes those that an opset lacks.</summary>
    private static ModelProto WrittenNorms()
    {
        var m = new ModelSketch(16);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 6, 5), m.Weights(8, 3, 2, 2)]);
        string rows = m.Node("Reshape", [x, m.Integers(0, 4, -1)]);
        rows = m.Node("InstanceNormalization", [rows, m.Floats([4], 1, 1, 1, 1), m.Floats([4], 0, 0, 0, 0)], Of("epsilon", 1e-3f));
        x = m.Node("Reshape", [rows, m.Node("Shape", [x])]);
        x = m.Node("Relu", [m.Node("Add", [m.Node("Mul", [x, m.Weights(8, 1, 1)]), m.Weights(8, 1, 1)])]);
        x = LayerNorm(m.Node("Transpose", [x], Of("perm", 0, 2, 3, 1)));
        x = m.Node("Transpose", [m.Node("Add", [m.Node("Mul", [x, m.Weights(8)]), m.Weights(8)])], Of("perm", 0, 3, 1, 2));
        x = m.Node("Conv", [x, m.Weights(6, 8, 2, 2), m.Weights(6)]);
        x = m.Node("InstanceNormalization", [x, m.Weights(6), m.Weights(6)], Of("epsilon", 1e-2f));
        x = m.Node("Gemm", [m.Node("Flatten", [x]), m.Weights(72, 7), m.Weights(7)]);
        m.Output("y", "Mul", [LayerNorm(x), m.Weights(7)]);
        return m.Build();

        string LayerNorm(string t)
        {
            string centered = m.Node("Sub", [t, m.Node("ReduceMean", [t], Of("axes", [-1L]))]);
            string variance = m.Node("ReduceMean", [m.Node("Pow", [centered, m.Number(2)])], Of("axes", [-1L]));
            return m.Node("Div", [centered, m.Node("Sqrt", [m.Node("Add", [variance, m.Number(1e-2f)])])]);
        }
    }

    /// <summary>The operators of newer opsets.</summary>
    private static ModelProto Norms()
    {
        var m = new ModelSketch(21);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 6, 5), m.Weights(8, 3, 2, 2)]);
        x = m.Node("GroupNormalization", [x, m.Weights(8), m.Weights(8)], Of("num_groups", 2L), Of("epsilon", 1e-3f));
        x = m.Node("Transpose", [m.Node("Tanh", [x])], Of("perm", 0, 2, 3, 1));
        x = m.Node("LayerNormalization", [x, m.Weights(8), m.Weights(8)], Of("epsilon", 1e-2f));
        x = m.Node("Transpose", [x], Of("perm", 0, 3, 1, 2));
        x = m.Node("Gemm", [m.Node("Flatten", [m.Node("GlobalAveragePool", [x])]), m.Weights(8, 6), m.Weights(6)]);
        m.Output("y", "LayerNormalization", [x, m.Floats([6], 1, 1, 1, 1, 1, 1)], Of("axis", 1L));
        return m.Build();
    }

    /// <summary>Reductions over planes, and what is joined although one of the two has fewer numbers.</summary>
    private static ModelProto Attention()
    {
        var m = new ModelSketch(18);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 7, 6), m.Weights(6, 3, 2, 2), m.Weights(6)]);
        string largest = m.Node("ReduceMax", [x, m.Integers(2, 3)], Of("keepdims", 0L));
        string hidden = m.Node("Gemm", [largest, m.Weights(6, 4), m.Weights(4)]);
        m.Output("kind", "LogSoftmax", [hidden]);
        string mask = m.Node("Sigmoid", [m.Node("Conv", [x, m.Weights(1, 6, 3, 3)], Of("pads", 1, 1, 1, 1))]);
        string gate = m.Node("GlobalAveragePool", [x]);
        x = m.Node("Mul", [mask, m.Node("Add", [x, gate])]);
        x = m.Node("Div", [m.Node("Sub", [gate, x]), mask]);
        string number = m.Node("GlobalMaxPool", [mask]);
        x = m.Node("Max", [m.Node("Min", [number, x]), gate]);
        m.Output("same", "GlobalMaxPool", [m.Node("LogSoftmax", [x], Of("axis", 1L))]);
        return m.Build();
    }

    /// <summary>LpNormalization of the channels of planes, of a vector, and of rows that a matrix has made.</summary>
    private static ModelProto UnitVectors()
    {
        var m = new ModelSketch(17);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 4, 5), m.Weights(6, 3, 1, 1), m.Weights(6)]);
        x = m.Node("LpNormalization", [x], Of("axis", 1L));
        m.Output("vector", "LpNormalization", [m.Node("Flatten", [x])]);
        string rows = m.Node("MatMul", [m.Node("Transpose", [x], Of("perm", 0, 2, 3, 1)), m.Weights(6, 2)]);
        m.Output("rows", "LpNormalization", [rows], Of("axis", -1L), Of("p", 2L));
        return m.Build();
    }

    /// <summary>Weights of 16 bits that are made floats before they are read, and a value that is a double for a while.</summary>
    private static ModelProto HalfWeights()
    {
        var m = new ModelSketch(13);
        string weights = m.Halves([2, 3, 1, 1], 1, -2, 0.5f, 0.25f, -0.125f, 1 / 3f);
        string bias = m.UpperHalves([2], 1.5f, -0.625f);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 2, 2), Float(weights), Float(bias)]);
        x = Float(m.Node("Cast", [x], Of("to", 11L)));
        string shift = m.Node("Constant", [], new AttributeProto
        {
            Name = "value", Type = AttributeProto.Types.AttributeType.Tensor,
            T = new TensorProto { DataType = (int)TensorProto.Types.DataType.Float16, Int32Data = { 0x3555 } },   // 0.33325195
        });
        m.Output("y", "Relu", [m.Node("Add", [x, Float(shift)])]);
        return m.Build();

        string Float(string t) => m.Node("Cast", [t], Of("to", 1L));
    }

    /// <summary>Upsample and Pad with their numbers as attributes or inputs, and Slice with its own as attributes.</summary>
    private static ModelProto OldResizings()
    {
        var m = new ModelSketch(9);
        string x = m.Input("x", 0, 3, 4, 5);
        x = m.Node("Pad", [x], Of("pads", 0, 0, 1, 2, 0, 0, 0, 2), Of("mode", "reflect"));
        x = m.Node("Upsample", [x, m.Floats([4], 1, 1, 2, 2)]);
        x = m.Node("Slice", [x], Of("starts", 1, 2), Of("ends", -1, 1000), Of("axes", 2, 3));
        m.Output("y", "Upsample", [x, m.Floats([4], 1, 1, 2, 3)], Of("mode", "linear"));
        return m.Build();
    }

    /// <summary>Resize with nothing but scales.</summary>
    private static ModelProto SimpleResizings()
    {
        var m = new ModelSketch(10);
        string x = m.Node("Resize", [m.Input("x", 0, 3, 4, 6), m.Floats([4], 1, 1, 3, 2)], Of("mode", "nearest"));
        m.Output("y", "Resize", [x, m.Floats([4], 1, 1, 0.5f, 0.25f)], Of("mode", "linear"));
        return m.Build();
    }

    /// <summary>Axes, antialias, scales that are not those of the extents, and pads below 0.</summary>
    private static ModelProto Resizings()
    {
        var m = new ModelSketch(19);
        string x = m.Input("x", 0, 3, 9, 7);
        x = m.Node("Pad", [x, m.Integers(-1, 2, 1, -2), "", m.Integers(2, 3)]);
        x = m.Node("Resize", [x, "", m.Floats([2], 0.55f, 1.3f)], Of("axes", 2, 3), Of("mode", "linear"));
        x = m.Node(
            "Resize", [x, "", "", m.Integers(13, 12)], Of("axes", 3, 2), Of("mode", "cubic"),
            Of("coordinate_transformation_mode", "align_corners"));
        x = m.Node("Resize", [x, "", "", m.Integers(7, 5)], Of("axes", -2, -1), Of("mode", "linear"), Of("antialias", 1L));
        x = m.Node(
            "Resize", [x, "", "", m.Integers(12, 12)], Of("axes", 2, 3), Of("nearest_mode", "ceil"),
            Of("keep_aspect_ratio_policy", "not_larger"));
        m.Output("y", "Pad", [x, m.Integers(0, 0, 2, 0, 0, 0, 0, 3)], Of("mode", "edge"));
        return m.Build();
    }
}
