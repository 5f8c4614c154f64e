using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Collects the steps from the gradients of the judged values back to those of the parameters.</summary>
internal sealed class BackwardPass(Planner planner, ForwardPass forward)
{
    public Planner Planner { get; } = planner;

    public List<Step> Steps { get; } = [];

    public List<LossStep> Losses { get; } = [];

    /// <summary>The value before a fused pooling, by unit.</summary>
    public Dictionary<Unit, Value> BeforePooling { get; } = forward.BeforePooling;

    /// <summary>The factors of a batch normalisation, by unit.</summary>
    public Dictionary<Unit, Operand> Factors { get; } = forward.Factors;

    public void Run()
    {
        foreach (Node loss in Planner.Graph.Losses)
            Planner.At(loss, () => Judge(loss, Planner.Graph.TargetsOf(loss)));
        foreach (object produced in Enumerable.Reverse(forward.Events))
        {
            if (produced is View copy)
                Planner.At(copy.Node, () => ReturnCopy(copy));
            else if (produced is Unit unit && Planner.NeedsGradient(unit.Main.Index) && Gradient(unit) is not null && !OperationPlanner.Of(unit.Main.Operation).IsAlias)
                Planner.At(unit.Main, () => OperationPlanner.Of(unit.Main.Operation).Backward(this, unit));
        }
    }

    public string StageOf(Node node) => forward.StageOf(node);

    public Value Input(Unit unit, int input) => Planner.Served(unit.Main.Index, input).Value!;

    public Value Output(Unit unit) => Planner.Primary(unit.Result).Value!;

    public bool NeedsGradient(Unit unit, int input) => Planner.NeedsGradient(unit.Main.Inputs[input]);

    /// <summary>The gradient of a unit's value; null where no loss depends on it.</summary>
    public Value? Gradient(Unit unit) => GradientOf(Planner.Primary(unit.Result));

    public Value Temporary(Node node, Layout layout) => forward.Temporary(node, layout);

    /// <summary>Where the gradient of an input goes.</summary>
    /// <returns>The place, and whether something is there to which this one is added.</returns>
    public (Value Target, bool Accumulate) Contribute(Unit unit, int input) => Contribute(Planner.Served(unit.Main.Index, input));

    /// <summary>As <see cref="Contribute(Unit, int)"/>, for kernels that can only add: a first contribution begins with zeros.</summary>
    public Value ContributeByAdding(Unit unit, int input)
    {
        (Value target, bool accumulate) = Contribute(unit, input);
        if (!accumulate)
            Steps.Add(new(StageOf(unit.Main), new ClearKernel(target.Layout.Size), [target.Base]));
        return target;
    }

    /// <summary>The gradient of one of a node's parameters in the flat buffer; null if it is frozen.</summary>
    public Operand? ParameterGradient(Node node, int parameter) => node.Parameters[parameter].Frozen
        ? null
        : Operand.Shared(Space.Gradients, Planner.Parameters.OffsetOf(node.Parameters[parameter]));

    private static Value? GradientOf(View view) => view.Owner.Gradient is { } gradient ? gradient with { Layout = GradientLayout(view) } : null;

    private static Layout GradientLayout(View view) => Layout.Create(view.Layout.Kind, view.Layout.Shape);

    private (Value Target, bool Accumulate) Contribute(View view)
    {
        bool accumulate = view.Owner.Gradient is not null;
        view.Owner.Gradient ??= Value.In(new(StageOf(view.Node) + " gradient", GradientLayout(view.Owner)));
        return (GradientOf(view)!, accumulate);
    }

    private void ReturnCopy(View copy)
    {
        if (!Planner.NeedsGradient(copy.Node.Index) || GradientOf(copy) is not { } gradient)
            return;
        (Value target, bool accumulate) = Contribute(Planner.Primary(copy.Node));
        Steps.Add(CopyKernel.Step(StageOf(copy.Node), copy.Node.Shape, gradient, target, accumulate: accumulate));
    }

    private void Judge(Node loss, int index)
    {
        var operation = (LossOperation)loss.Operation;
        View view = Planner.Served(loss.Index, 0);
        Value value = view.Value!;
        Operand? written = null;
        if (Planner.NeedsGradient(loss.Inputs[0]))
        {
            (Value target, bool accumulate) = Contribute(view);
            Value own = accumulate ? Temporary(loss, GradientLayout(view)) : target;
            own.Base.Buffer!.NeedsZeros = true;
            written = own.First;
            if (accumulate)
                Steps.Add(PointwiseKernel.Step(StageOf(loss), new IdentityFunction(), [own], target, true));
        }

        Losses.Add(new(index, operation, loss.Shape.Length, value.First, written));
    }
}
