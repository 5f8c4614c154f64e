using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Tells of a right network that its memory could not be addressed. Only a plan knows that, so large networks are planned for it.
/// </summary>
internal static class PlannedSizes
{
    private const int MostRemembered = 256;

    private static readonly Dictionary<string, (NetworkSpec Spec, Problem? Problem)> Known = new(StringComparer.Ordinal);

    /// <summary>What is too large; null where nothing is.</summary>
    public static Problem? ProblemOf(NetworkSpec spec, NetworkGraph graph)
    {
        if (FitsSurely(graph))
            return null;

        // The editor asks again after every edit, wherever that was.
        lock (Known)
            if (Known.TryGetValue(spec.FullName, out (NetworkSpec Spec, Problem? Problem) known) && known.Spec == spec)
                return known.Problem;

        Problem? problem = null;
        try
        {
            NetworkPlanner.Plan(graph);
        }
        catch (TooLargeException tooLarge)
        {
            problem = Describe(spec, tooLarge);
        }
        catch (Exception)
        {
            // The generator meets it, too, and reports it.
        }

        lock (Known)
        {
            if (Known.Count >= MostRemembered)
                Known.Clear();
            Known[spec.FullName] = (spec, problem);
        }

        return problem;
    }

    /// <summary>The problem at the stage, or at that of the network's that uses the block it stands in.</summary>
    private static Problem Describe(NetworkSpec spec, TooLargeException tooLarge)
    {
        string stage = tooLarge.Stage ?? spec.Name;
        string field = stage.Split('.')[0];
        int place = 0;
        while (place < spec.Stages.Count && spec.Stages[place].Name != field)
            place++;
        return new Problem(Ids.TooLarge, place < spec.Stages.Count ? new Place(place) : Place.Class, stage, tooLarge.What,
            Sizes.Count(tooLarge.Floats), Sizes.Count(TooLargeException.Most));
    }

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
    /// The floats of a convolution's weights in whole blocks of channels and filters. They are counted at the points of the largest
    /// squares that replace kernels.
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
