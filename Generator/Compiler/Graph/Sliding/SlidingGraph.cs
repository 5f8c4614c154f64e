using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Sliding;

/// <summary>
/// Makes of the graph of a network that of the same network over a larger picture, with the same parameters (Sermanet et al., "OverFeat",
/// 2014, section 3.3). Losses are left out. What no output depends on stays as it is: it is not computed, but files have its parameters.
/// </summary>
internal sealed class SlidingGraph
{
    private readonly NetworkSpec spec;
    private readonly SlidingSpec sliding;
    private readonly NetworkGraph graph;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<int, int> places = [];
    private readonly Dictionary<int, SlidingValue> values = [];

    private SlidingGraph(NetworkSpec spec, SlidingSpec sliding, NetworkGraph graph) =>
        (this.spec, this.sliding, this.graph) = (spec, sliding, graph);

    /// <summary>The graph over the picture, or why there is none.</summary>
    /// <param name="spec">The class.</param>
    /// <param name="sliding">What slides, and how large the picture is.</param>
    /// <param name="graph">The network that slides.</param>
    public static GraphResult Of(NetworkSpec spec, SlidingSpec sliding, NetworkGraph graph)
    {
        var over = new SlidingGraph(spec, sliding, graph);
        return over.Build() is { } problem
            ? new GraphResult(null, new EquatableArray<Problem>(problem))
            : new GraphResult(new NetworkGraph(new(over.nodes), new(graph.Stages.Select(over.Moved))), []);
    }

    private Problem? Build()
    {
        if (CheckInput() is { } wrong)
            return wrong;
        HashSet<int> needed = graph.Below(graph.Outputs);
        double total = 0;
        foreach (Node node in graph.Nodes.Where(node => node.Operation is not LossOperation))
        {
            Node moved = node;
            if (needed.Contains(node.Index))
            {
                Slid slid = node.Operation is InputOperation ? Picture(node.Shape) : Slide(node);
                if (slid.Obstacle is { } obstacle)
                    return Report(node, obstacle);
                Shape shape = slid.Value!.Shape;
                if (!Sizes.Fits(shape))
                    return TooLarge(graph.Stages[node.Stage].Name, $"its value of {shape}", Length(shape), Sizes.Most);
                values.Add(node.Index, slid.Value);
                moved = node with { Operation = slid.Operation!, Shape = shape };
            }

            total += Length(moved.Shape);
            places.Add(node.Index, nodes.Count);
            nodes.Add(moved with { Index = nodes.Count, Inputs = new(node.Inputs.Select(input => places[input])) });
        }

        Node? flat = graph.Outputs.FirstOrDefault(output => values[output.Index].IsFlat);
        return flat is not null
            ? Report(flat, "an output is flattened whose rows and columns neighboring windows share; leave out the flattening")
            : total > 2 * Sizes.Most ? TooLarge(spec.Name, "the sum of its values", total, 2 * Sizes.Most)
            : null;
    }

    private Problem? CheckInput()
    {
        Node[] inputs = graph.Inputs.ToArray();
        if (inputs.Length > 1)
            return Report(inputs[1], "it has several inputs, and only one can be the picture; predict crop by crop");
        Shape input = inputs[0].Shape;
        if (input.IsVector)
            return Report(inputs[0], "its input is a vector, without rows and columns; give it Input(height, width, channels)");
        return TooSmall("height", sliding.Height, input.Height, "rows") ?? TooSmall("width", sliding.Width, input.Width, "columns");
    }

    private Problem? TooSmall(string argument, int given, int least, string what) => given >= least ? null : new Problem(
        Ids.NumberOutOfRange, Place.SlidingWindow(argument), spec.Name, argument, BindingContext.Text(given),
        FormattableString.Invariant($"it must be at least {least}, the {what} of the input of '{sliding.Network}'"));

    private Slid Picture(Shape input) => new(
        new InputOperation(), new SlidingValue(input, Shape.Spatial(sliding.Height, sliding.Width, input.Channels), 1, 1));

    private Slid Slide(Node node) =>
        node.Operation.Slide(new SlidingInputs([.. node.Inputs.Select(input => values[input])], node.Shape, spec.IsExact));

    private Stage Moved(Stage stage)
    {
        Node result = nodes[places[stage.Result]];
        return stage with { Result = result.Index, Text = result.Operation is InputOperation ? $"Input {result.Shape}" : stage.Text };
    }

    /// <summary>The problem at the attribute, with the stage's field besides.</summary>
    private Problem Report(Node node, string obstacle)
    {
        string stage = graph.Stages[node.Stage].Name, field = Stage.FieldOf(stage);
        int place = 0;
        while (spec.Stages[place].Name != field)
            place++;
        string what = node.Operation is InputOperation ? sliding.Network : $"{sliding.Network}.{stage}";
        string text = node.Operation is InputOperation ? obstacle : $"of {node.Operation.Name}, {obstacle}";
        return new Problem(Ids.CannotSlide, Place.SlidingWindow(), spec.Name, what, text)
        {
            Inside = new EquatableArray<BlockPlace>(new BlockPlace(sliding.MetadataName, new Place(place))),
        };
    }

    private static Problem TooLarge(string name, string what, double length, long most) =>
        new(Ids.TooLarge, Place.SlidingWindow(), name, what, Sizes.Count(length), Sizes.Count(most), "slide over a smaller picture");

    private static double Length(Shape shape) => (double)shape.Height * shape.Width * shape.Channels;
}
