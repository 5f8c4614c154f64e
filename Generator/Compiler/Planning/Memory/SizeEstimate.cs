using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>An estimate from above of what a network needs, without a plan.</summary>
internal static class SizeEstimate
{
    /// <summary>Whether even the widest orders and the largest packed weights fit, so that nobody needs a plan to know.</summary>
    public static bool FitsSurely(NetworkGraph graph)
    {
        const double LargestMicroBatch = 64, Copies = 8, PackedAndScratch = 2;
        Dictionary<int, Node> nodes = graph.Nodes.ToDictionary(node => node.Index);
        double values = 0, padded = 0, weights = 0;
        foreach (Node node in graph.Nodes)
        {
            values += node.Shape.Length;
            padded += Padded(node.Shape, null);
            weights += (node.Operation is ConvolutionOperation convolution ? Packed(convolution) : 0) + node.Parameters.Sum(Packed);
            if (node.Operation is TransposedConvolutionOperation transposed)
            {
                // Spread by its stride, the input is as large as the output with what is cut off.
                weights += Packed(transposed.Convolution);
                padded += Padded(node.Shape, transposed.Window)
                    + Padded(node.Shape with { Channels = transposed.InputChannels }, transposed.Window);
            }

            Window? window = node.Operation is ConvolutionOperation { Window: var of }
                ? of
                : (node.Operation as DepthwiseConvolutionOperation)?.Window;
            if (window is not null)
            {
                Shape input = nodes[node.Inputs[0]].Shape;
                padded += Padded(input, window) + Padded(input with { Channels = node.Shape.Channels }, window);
            }
        }

        double samples = Math.Max(1, Math.Min(LargestMicroBatch, NetworkPlanner.LargestArena / (2 * values)));
        return Copies * padded * samples < TooLargeException.Most && PackedAndScratch * weights < TooLargeException.Most;
    }

    /// <summary>
    /// The floats of a convolution's weights in whole blocks of channels and filters. They are counted at the points of the largest tiles
    /// that replace kernels.
    /// </summary>
    private static double Packed(ConvolutionOperation convolution)
    {
        const double MostPoints = 64;
        Window window = convolution.Window;
        return (double)convolution.Groups
            * Layout.RoundUp(convolution.GroupChannels)
            * Layout.RoundUp((long)convolution.Filters / convolution.Groups)
            * Math.Max(window.Taps, MostPoints * window.StrideY * window.StrideX);
    }

    /// <summary>The floats of a tensor whose rows and columns are filled up to whole blocks.</summary>
    private static double Packed(Parameter parameter)
    {
        double floats = 1;
        for (int dimension = 0; dimension < parameter.Dimensions.Count; dimension++)
            floats *= dimension < parameter.Dimensions.Count - 2
                ? parameter.Dimensions[dimension]
                : Layout.RoundUp((long)parameter.Dimensions[dimension]);
        return floats + Layout.Block;
    }

    /// <summary>The floats of a value in whole blocks of channels and columns, with the zeros that a window reads around it.</summary>
    private static double Padded(Shape shape, Window? window)
    {
        double rows = shape.Height, columns = shape.Width;
        if (window is not null)
        {
            rows += 2.0 * window.Rows + window.PadTop + window.PadBottom;
            columns += 2.0 * window.Columns + window.PadLeft + window.PadRight;
        }

        return rows * (columns + Layout.Block) * (shape.Channels + 2.0 * Layout.Block);
    }
}
