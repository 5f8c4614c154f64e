using Unroll.Exchange.Onnx.Schema;
using static Unroll.Exchange.Tests.Import.ModelSketch;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Models that divide, fill up and rearrange values in the ways of other programs.</summary>
internal static class ArrangedModels
{
    /// <summary>Split, Pad, zeros beside channels, every other pixel, channels shuffled and moved into pixels, views of PyTorch.</summary>
    public static ModelProto Arrangements()
    {
        var m = new ModelSketch(18);
        string x = m.Node("Conv", [m.Input("image", 0, 3, 8, 6), m.Weights(12, 3, 1, 1)]);
        string[] parts = m.Nodes(3, "Split", [x, m.Integers(4, 5, 3)], Of("axis", 1L));
        string padded = m.Node("Pad", [parts[0], m.Integers(2, 2), m.Number(0), m.Integers(1)]);
        string zeros = m.Node("ConstantOfShape", [m.Integers(1, 2, 8, 6)]);
        string beside = m.Node("Concat", [m.Node("ConstantOfShape", [m.Integers(1, 1, 8, 6)]), parts[1], zeros], Of("axis", -3L));
        x = m.Node("Add", [padded, beside]);
        x = m.Node("Slice", [x, m.Integers(0, 0), m.Integers(99, long.MaxValue), m.Integers(2, -1), m.Integers(2, 2)]);
        x = m.Node("Reshape", [x, m.Integers(0, 2, 4, 4, 3)]);
        x = m.Node("Reshape", [m.Node("Transpose", [x], Of("perm", 0, 2, 1, 3, 4)), m.Integers(0, -1, 4, 3)]);
        string wide = m.Node("DepthToSpace", [x], Of("blocksize", 2L), Of("mode", "CRD"));
        m.Output("deep", "Relu", [m.Node("SpaceToDepth", [wide], Of("blocksize", 2L))]);
        m.Output("flat", "Flatten", [x]);
        string view = m.Node("Reshape", [parts[2], m.Integers(0, 6, 4, 6)]);
        m.Output("view", "Conv", [view, m.Weights(2, 6, 2, 2)]);
        string turned = m.Node("Transpose", [wide], Of("perm", 0, 1, 3, 2));
        string grown = m.Node("Gemm", [m.Node("Flatten", [m.Node("GlobalAveragePool", [turned])]), m.Weights(2, 24)]);
        m.Output("grown", "Conv", [m.Node("Reshape", [grown, m.Integers(-1, 4, 2, 3)]), m.Weights(2, 4, 2, 2)]);
        return m.Build();
    }

    /// <summary>Heads of a detector: channels last, one row for each anchor, those of two heads one after the other.</summary>
    public static ModelProto Heads()
    {
        var m = new ModelSketch(12);
        string x = m.Node("Transpose", [m.Input("image", 1, 6, 4, 3)], Of("perm", 0, 3, 1, 2));
        x = m.Node("Relu", [m.Node("Conv", [x, m.Weights(5, 3, 1, 1)])]);
        string small = m.Node("MaxPool", [x], Of("kernel_shape", 2, 2), Of("strides", 2, 2));
        string[] equal = m.Nodes(2, "Split", [m.Node("Conv", [small, m.Weights(8, 5, 1, 1)])], Of("axis", 1L));
        string[] heads = [Head(m.Node("Conv", [x, m.Weights(6, 5, 1, 1)])), Head(m.Node("Mul", [equal[1], equal[0]]))];
        string anchors = m.Node("Concat", heads, Of("axis", 1L));
        m.Output("scores", "Softmax", [anchors], Of("axis", 2L));
        m.Output("boxes", "Transpose", [anchors], Of("perm", 0, 2, 1));
        m.Output("first", "Reshape", [heads[0], m.Integers(1, -1)]);
        string most = m.Node("Slice", [x, m.Integers(0), m.Integers(-1), m.Integers(1)]);
        string last = m.Node("Slice", [x, m.Integers(-1), m.Integers(5), m.Integers(1)]);
        m.Output("stacked", "Concat", [x, m.Node("Concat", [last, most], Of("axis", 1L))], Of("axis", 2L));
        return m.Build();

        string Head(string planes) =>
            m.Node("Reshape", [m.Node("Transpose", [planes], Of("perm", 0, 2, 3, 1)), m.Integers(1, -1, 2)]);
    }
}
