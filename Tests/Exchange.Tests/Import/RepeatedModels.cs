using Unroll.Exchange.Onnx.Schema;
using static Unroll.Exchange.Tests.Import.ModelSketch;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Models with sections that are repeated.</summary>
internal static class RepeatedModels
{
    /// <summary>A chain whose sections could begin at either of two convolutions, and differ in two numbers.</summary>
    public static ModelProto SeparableConvolutions()
    {
        var m = new ModelSketch(13);
        string x = Relu(m, Convolution(m, m.Input("image", 0, 3, 16, 16), 3, 4, 3, stride: 2));
        int channels = 4;
        foreach ((int filters, int stride) in new[] { (6, 1), (8, 2), (8, 1), (10, 1), (12, 2) })
        {
            x = Relu(m, Convolution(m, x, channels, channels, 3, stride, groups: channels));
            x = Relu(m, Convolution(m, x, channels, filters, 1));
            channels = filters;
        }

        m.Output("y", "GlobalAveragePool", [x]);
        return m.Build();
    }

    /// <summary>Residual blocks of which one has a value within that an output reads, too.</summary>
    public static ModelProto InnerValueReadElsewhere()
    {
        var m = new ModelSketch(13);
        string x = Convolution(m, m.Input("image", 0, 3, 6, 6), 3, 4, 1), inner = "";
        for (int i = 0; i < 5; i++)
        {
            string first = Relu(m, Convolution(m, x, 4, 4, 3));
            inner = i == 2 ? first : inner;
            x = Relu(m, m.Node("Add", [Convolution(m, first, 4, 4, 3), x]));
        }

        m.Output("y", "GlobalAveragePool", [x]);
        m.Output("edges", "Sigmoid", [inner]);
        return m.Build();
    }

    /// <summary>Two convolutions and a pooling, again and again, but for a third convolution in the middle; the last has no
    /// pooling.</summary>
    public static ModelProto OverlappingChains()
    {
        var m = new ModelSketch(13);
        string x = m.Input("image", 0, 3, 32, 32);
        int channels = 3;
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < (i == 2 ? 3 : 2); j++)
            {
                x = Relu(m, Convolution(m, x, channels, 4 + i, 3));
                channels = 4 + i;
            }

            x = i < 4 ? m.Node("MaxPool", [x], Of("kernel_shape", 2, 2), Of("strides", 2, 2)) : x;
        }

        m.Output("y", "GlobalAveragePool", [x]);
        return m.Build();
    }

    /// <summary>Squeeze-and-excitation within inverted residuals, and once more without a shortcut around it.</summary>
    public static ModelProto BlocksInBlocks()
    {
        var m = new ModelSketch(13);
        string x = Relu(m, Convolution(m, m.Input("image", 0, 3, 12, 12), 3, 4, 3, stride: 2));
        int channels = 4;
        foreach ((int wide, int filters, int kernel) in new[] { (8, 4, 3), (12, 4, 5), (12, 6, 3), (16, 6, 3), (20, 6, 5) })
        {
            string inner = Relu(m, Convolution(m, x, channels, wide, 1));
            inner = Relu(m, Convolution(m, inner, wide, wide, kernel, groups: wide));
            string gate = Relu(m, Convolution(m, m.Node("GlobalAveragePool", [inner]), wide, wide / 4, 1));
            gate = m.Node("Sigmoid", [Convolution(m, gate, wide / 4, wide, 1)]);
            inner = Convolution(m, m.Node("Mul", [inner, gate]), wide, filters, 1);
            x = filters == channels ? m.Node("Add", [x, inner]) : inner;
            channels = filters;
        }

        m.Output("y", "GlobalAveragePool", [x]);
        return m.Build();
    }

    /// <summary>Branches with more numbers than a block can be given, two of them alike.</summary>
    public static ModelProto ManyNumbers()
    {
        var m = new ModelSketch(13);
        string x = m.Input("image", 0, 3, 5, 5);
        int channels = 3;
        foreach (int more in new[] { 0, 3, 0, 3, 0 })
        {
            string input = x;
            int[] filters = [.. Enumerable.Range(2, 10).Select(i => i + (more * i % 7))];
            string[] branches = [.. filters.Select(count => Relu(m, Convolution(m, input, channels, count, 1)))];
            x = m.Node("Concat", branches, Of("axis", 1L));
            channels = filters.Sum();
        }

        m.Output("y", "GlobalAveragePool", [x]);
        return m.Build();
    }

    /// <summary>Two residual blocks: a class would be longer than what it saves.</summary>
    public static ModelProto TooFewToBeBlocks()
    {
        var m = new ModelSketch(13);
        string x = Convolution(m, m.Input("image", 0, 3, 6, 6), 3, 4, 1);
        for (int i = 0; i < 2; i++)
            x = m.Node("Add", [Convolution(m, Relu(m, Convolution(m, x, 4, 4, 3)), 4, 4, 3), x]);
        m.Output("y", "GlobalAveragePool", [x]);
        return m.Build();
    }

    private static string Relu(ModelSketch m, string x) => m.Node("Relu", [x]);

    private static string Convolution(ModelSketch m, string x, int channels, int filters, int kernel, int stride = 1, int groups = 1)
    {
        int around = kernel / 2;
        return m.Node(
            "Conv", [x, m.Weights(filters, channels / groups, kernel, kernel), m.Weights(filters)],
            Of("pads", around, around, around, around), Of("strides", stride, stride), Of("group", (long)groups));
    }
}
