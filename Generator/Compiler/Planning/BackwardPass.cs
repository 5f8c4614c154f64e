using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Collects the calls from the gradients of the scored values back to those of the parameters and of the inputs.</summary>
internal sealed class BackwardPass(Planner planner, ForwardPass forward)
{
    public Planner Planner { get; } = planner;

    public List<KernelCall> Calls { get; } = [];

    public List<LossCall> Losses { get; } = [];

    /// <summary>The value before a fused pooling, by fused operation.</summary>
    public Dictionary<FusedOperation, Value> BeforePooling { get; } = forward.BeforePooling;

    /// <summary>The factors of a batch normalization, or the statistics of one within the sample, by fused operation.</summary>
    public Dictionary<FusedOperation, Operand> Factors { get; } = forward.Factors;

    public void Run()
    {
        foreach (Node loss in Planner.Graph.Losses)
            Planner.At(loss, () => Score(loss));
        foreach (object produced in Enumerable.Reverse(forward.Events))
        {
            if (produced is TensorView copy)
                Planner.At(copy.Node, () => ReturnCopy(copy));
            else if (produced is FusedOperation fused && Planner.NeedsGradient(fused.Main.Index) && Gradient(fused) is not null
                && !OperationPlanner.Of(fused.Main.Operation).IsAlias)
                Planner.At(fused.Main, () => OperationPlanner.Of(fused.Main.Operation).Backward(this, fused));
        }

        foreach (Node input in Planner.Graph.Inputs.Where(NetworkGraph.WantsGradient))
            Planner.At(input, () => ReturnInput(input));
    }

    public string StageOf(Node node) => forward.StageOf(node);

    public Value Input(FusedOperation fused, int input) => Planner.ViewFor(fused.Main.Index, input).Value!;

    public Value Output(FusedOperation fused) => Planner.Primary(fused.Result).Value!;

    public bool NeedsGradient(FusedOperation fused, int input) => Planner.NeedsGradient(fused.Main.Inputs[input]);

    /// <summary>The gradient of a fused operation's value; null where no loss depends on it.</summary>
    public Value? Gradient(FusedOperation fused) => GradientOf(Planner.Primary(fused.Result));

    public Value Temporary(Node node, Layout layout) => Value.In(new(StageOf(node) + " inner gradient", layout));

    /// <summary>Where the gradient of an input goes.</summary>
    /// <returns>The place, and whether something is there to which this one is added.</returns>
    public (Value Target, bool Accumulate) Contribute(FusedOperation fused, int input) =>
        Contribute(Planner.ViewFor(fused.Main.Index, input));

    /// <summary>
    /// As <see cref="Contribute(FusedOperation, int)"/>, for kernels that can only add: a first contribution begins with zeros.
    /// </summary>
    public Value ContributeByAdding(FusedOperation fused, int input)
    {
        (Value target, bool accumulate) = Contribute(fused, input);
        if (!accumulate)
            Calls.Add(new(StageOf(fused.Main), new ClearKernel(target.Layout.Size), [target.Base]));
        return target;
    }

    /// <summary>
    /// Contributes to the gradient of an input what a kernel writes in an order of its own, or cannot add. Where that is not the order of
    /// the gradient, or something is there already, it goes to a temporary, and from there to its place.
    /// </summary>
    /// <param name="fused">The operation.</param>
    /// <param name="input">Which of its inputs.</param>
    /// <param name="kind">The order in which the kernel writes; null for any.</param>
    /// <param name="adds">Whether the kernel can add to what is there.</param>
    /// <param name="write">Adds the calls that write to a place, or that add to what is there.</param>
    public void ContributeBy(FusedOperation fused, int input, LayoutKind? kind, bool adds, Action<Value, bool> write)
    {
        (Value target, bool accumulate) = Contribute(fused, input);
        bool direct = (kind is null || target.Layout.Kind == kind) && (adds || !accumulate);
        Value written = direct ? target : Temporary(fused.Main, kind is { } own ? Layout.Create(own, target.Layout.Shape) : target.Layout);
        write(written, direct && accumulate);
        if (direct)
            return;
        string stage = StageOf(fused.Main);
        Calls.Add(kind is null
            ? PointwiseKernel.Call(stage, new IdentityFunction(), [written], target, accumulate)
            : CopyKernel.Call(stage, target.Layout.Shape, written, target, accumulate: accumulate));
    }

    /// <summary>The gradient of what the activation of a fused operation is applied to; that of its value where it has none.</summary>
    /// <param name="fused">The operation.</param>
    /// <param name="layout">Where it is wanted; null for the layout of the gradient of the value.</param>
    public Value BeforeActivation(FusedOperation fused, Layout? layout = null)
    {
        Value gradient = Gradient(fused)!;
        layout ??= gradient.Layout;
        if (fused.Function is null && layout == gradient.Layout)
            return gradient;
        Value before = Temporary(fused.Main, layout);
        Calls.Add(fused.Function is { } function
            ? PointwiseKernel.Call(StageOf(fused.Main), new ActivationGradientFunction(function), [Output(fused), gradient], before)
            : PointwiseKernel.Call(StageOf(fused.Main), new IdentityFunction(), [gradient], before));
        return before;
    }

    /// <summary>The gradient of one of a node's parameters in the flat buffer; null if it is frozen.</summary>
    public Operand? ParameterGradient(Node node, int parameter) => node.Parameters[parameter].Frozen
        ? null
        : Operand.Shared(Space.Gradients, Planner.Parameters.OffsetOf(node.Parameters[parameter]));

    private static Value? GradientOf(TensorView view) =>
        view.Owner.Gradient is { } gradient ? gradient with { Layout = GradientLayout(view) } : null;

    private static Layout GradientLayout(TensorView view) => Layout.Create(view.Layout.Kind, view.Layout.Shape);

    private (Value Target, bool Accumulate) Contribute(TensorView view)
    {
        bool accumulate = view.Owner.Gradient is not null;
        view.Owner.Gradient ??= Value.In(new(StageOf(view.Node) + " gradient", GradientLayout(view.Owner)));
        return (GradientOf(view)!, accumulate);
    }

    private void ReturnCopy(TensorView copy)
    {
        if (!Planner.NeedsGradient(copy.Node.Index) || GradientOf(copy) is not { } gradient)
            return;
        (Value target, bool accumulate) = Contribute(Planner.Primary(copy.Node));
        Calls.Add(CopyKernel.Call(StageOf(copy.Node), copy.Node.Shape, gradient, target, accumulate: accumulate));
    }

    /// <summary>The gradient of an input, to where the caller reads it; where no loss depends on the input, it stays zero there.</summary>
    private void ReturnInput(Node input)
    {
        if (!Planner.IsRead(input) || GradientOf(Planner.Primary(input)) is not { } gradient)
            return;
        var to = new Value(
            Layout.Create(LayoutKind.Nhwc, input.Shape),
            Operand.External(Space.InputGradient, Planner.InputIndex(input), input.Shape.Length));
        Calls.Add(CopyKernel.Call(StageOf(input), input.Shape, gradient, to));
    }

    private void Score(Node loss)
    {
        bool isWanted = loss.Inputs.Any(Planner.NeedsGradient);
        var values = new List<Operand>();
        var gradients = new List<Operand>();
        for (int input = 0; input < loss.Inputs.Count; input++)
        {
            TensorView view = Planner.ViewFor(loss.Index, input);
            values.Add(view.Value!.First);
            if (isWanted)
                gradients.Add(GradientOfScored(loss, view, Planner.NeedsGradient(loss.Inputs[input])));
        }

        Losses.Add(new(
            Planner.Graph.SlotOf(loss),
            Planner.Graph.TargetsOf(loss),
            (LossOperation)loss.Operation,
            loss.Shape.Length,
            values,
            gradients));
    }

    /// <summary>Where a loss writes the gradient of a value; what nobody wants of several goes to a place that nobody reads.</summary>
    private Operand GradientOfScored(Node loss, TensorView view, bool isWanted)
    {
        if (!isWanted)
            return Temporary(loss, GradientLayout(view)).First;
        (Value target, bool accumulate) = Contribute(view);
        Value own = accumulate ? Temporary(loss, GradientLayout(view)) : target;
        own.WriteElementsOnly();
        if (accumulate)
            Calls.Add(PointwiseKernel.Call(StageOf(loss), new IdentityFunction(), [own], target, true));
        return own.First;
    }
}
