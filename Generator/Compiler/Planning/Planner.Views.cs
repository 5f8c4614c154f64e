using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <content>The order of every value in memory, and the copies for readers that need another.</content>
internal sealed partial class Planner
{
    private readonly Dictionary<int, LayoutKind> kinds = [];
    private readonly Dictionary<int, List<TensorView>> views = [];
    private readonly Dictionary<(int Reader, int Input), TensorView> served = [];

    /// <summary>The order of an earlier value; null for a network input, whose order follows from its readers.</summary>
    public LayoutKind? KindOf(int node) => kinds.TryGetValue(node, out LayoutKind kind) ? kind : null;

    public TensorView Primary(Node node) => views[node.Index][0];

    /// <summary>The view that a reader reads.</summary>
    /// <param name="reader">The index of the reading fused operation's main node, or of a loss.</param>
    /// <param name="input">Which of its inputs.</param>
    public TensorView ViewFor(int reader, int input) => served[(reader, input)];

    /// <summary>The view from which an output is copied to the caller.</summary>
    public TensorView OutputView(Node output) => served[(Reading.Output, output.Index)];

    private List<Reading> CollectReadings()
    {
        var readings = new List<Reading>();
        foreach (FusedOperation fused in FusedOperations)
            foreach (int input in Enumerable.Range(0, fused.Inputs.Count))
            {
                At(fused.Main, () =>
                {
                    LayoutRequirement requirement = OperationPlanner.Of(fused.Main.Operation).RequirementOf(this, fused, input);
                    readings.Add(new(fused.Inputs[input], fused.Main.Index, input, requirement));
                });
            }

        foreach (Node loss in Graph.Losses)
            for (int input = 0; input < loss.Inputs.Count; input++)
            {
                LayoutRequirement requirement = new([LayoutKind.NhwcPadded, LayoutKind.Nhwc], Contiguous: true, ElementsOnly: true);
                readings.Add(new(loss.Inputs[input], loss.Index, input, requirement));
            }

        foreach (Node output in Graph.Outputs)
            readings.Add(new(output.Index, Reading.Output, output.Index, new(LayoutRequirement.Any, ElementsOnly: true)));
        return readings;
    }

    private void MakeViews(FusedOperation fused, List<Reading> readings)
    {
        Node node = fused.Result;
        bool isInput = node.Operation is InputOperation;
        LayoutKind kind = isInput ? InputKind(node.Shape, readings) : kinds[node.Index];
        kinds[node.Index] = kind;
        // What is computed in the caller's order has nothing between its rows: vectors reach past their ends.
        bool isBare = !isInput && kind == LayoutKind.Nhwc;
        Halo halo = readings
            .Where(reading => !isBare && reading.Requirement.Kinds.Contains(kind))
            .Aggregate(default(Halo), (sum, reading) => Halo.Max(sum, reading.Requirement.Halo));
        bool conflictFree = node.Shape is not { Height: 1, Width: 1 } && readings.Any(reading => reading.Requirement.ConflictFree);
        var primary = new TensorView(node, Layout.Create(kind, node.Shape, halo, conflictFree: conflictFree)) { IsPrimary = true };
        var all = new List<TensorView> { primary };
        views.Add(node.Index, all);
        foreach (Reading reading in readings)
            served[(reading.Reader, reading.Input)] = FindView(node, all, reading.Requirement, isBare);

        // A prediction reads an input where the caller has it, if nobody wants it otherwise or reads past its end.
        if (isInput
            && !Training
            && kind == LayoutKind.Nhwc
            && halo.IsEmpty
            && all.Count == 1
            && readings.All(reading => reading.Requirement.ElementsOnly))
            primary.Value = new(primary.Layout, Operand.External(Space.Input, InputIndex(node), node.Shape.Length));

        // It writes an output where the caller wants it, if the order is the caller's, with nothing before, between or behind the elements,
        // and if nobody who reads the value further on reads past its end.
        bool isCallers = !isInput
            && !Training
            && primary.Layout.IsContiguous
            && primary.Layout.Size == node.Shape.Length
            && readings.All(reading => reading.Requirement.ElementsOnly)
            && !OperationPlanner.Of(fused.Main.Operation).IsAlias;
        if (isCallers && OutputIndex(node) is >= 0 and var output)
            primary.Value = new(primary.Layout, Operand.External(Space.Output, output, node.Shape.Length));
    }

    private static TensorView FindView(Node node, List<TensorView> all, LayoutRequirement demand, bool isBare)
    {
        foreach (TensorView view in all)
            if (demand.Kinds.Contains(view.Layout.Kind)
                && (!demand.Contiguous || view.Layout.IsContiguous)
                && (demand.Halo.IsEmpty || (view.IsPrimary && !isBare)))
                return view;
        LayoutKind kind = demand.Contiguous ? LayoutKind.Nhwc : demand.Kinds[0];
        var copy = new TensorView(node, Layout.Create(kind, node.Shape, demand.Halo, conflictFree: demand.ConflictFree));
        all.Add(copy);
        return copy;
    }

    /// <summary>
    /// The order in which most readers can read an input. If in doubt the caller's own, unless its pixels are better apart and it is copied
    /// anyway, or would be read many times slower.
    /// </summary>
    private static LayoutKind InputKind(Shape shape, List<Reading> readings)
    {
        bool isCopied = readings.Any(reading => !reading.Requirement.Halo.IsEmpty);
        bool wantsConflictFree = readings.Any(reading => reading.Requirement.ConflictFree);
        bool keepsApart = wantsConflictFree
            && (isCopied ? Layout.ConflictFreePitch(shape.Channels) > Layout.RoundUp(shape.Channels) : Layout.EvictsPixels(shape));
        LayoutKind[] kinds = keepsApart
            ? [LayoutKind.NhwcPadded, LayoutKind.Nhwc, LayoutKind.Nchw]
            : [LayoutKind.Nhwc, LayoutKind.Nchw, LayoutKind.NhwcPadded];
        return kinds.OrderByDescending(kind => readings.Count(reading => reading.Requirement.Kinds.Contains(kind))).First();
    }

    /// <param name="Node">The node that is read.</param>
    /// <param name="Reader">The index of the reader's main node.</param>
    /// <param name="Input">Which of its inputs.</param>
    /// <param name="Requirement">What it asks.</param>
    private sealed record Reading(int Node, int Reader, int Input, LayoutRequirement Requirement)
    {
        /// <summary>The reader of a network's outputs.</summary>
        public const int Output = -1;
    }
}
