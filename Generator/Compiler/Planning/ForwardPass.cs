using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Collects the calls from the inputs to all values.</summary>
internal sealed class ForwardPass(Planner planner)
{
    public Planner Planner { get; } = planner;

    public List<KernelCall> Calls { get; } = [];

    /// <summary>What was produced, in order: fused operations, and copies of values into another order.</summary>
    public List<object> Events { get; } = [];

    /// <summary>The value before a fused pooling, by fused operation: kept while training, for the backward pass.</summary>
    public Dictionary<FusedOperation, Value> BeforePooling { get; } = [];

    /// <summary>
    /// The factors of a batch normalization, or the statistics of one within the sample, by fused operation: kept for the backward pass.
    /// </summary>
    public Dictionary<FusedOperation, Operand> Factors { get; } = [];

    public bool Training => Planner.Training;

    public void Run()
    {
        foreach (FusedOperation fused in Planner.FusedOperations)
            Planner.At(fused.Main, () => Run(fused));

        foreach (Node loss in Planner.Graph.Losses)
            for (int input = 0; input < loss.Inputs.Count; input++)
                Materialize(Planner.ViewFor(loss.Index, input));
    }

    private void Run(FusedOperation fused)
    {
        if (fused.Main.Operation is InputOperation)
        {
            LoadInput(fused.Main);
            return;
        }

        for (int input = 0; input < fused.Inputs.Count; input++)
            Input(fused, input);
        OperationPlanner planner = OperationPlanner.Of(fused.Main.Operation);
        Events.Add(fused);
        if (planner.IsAlias)
            Share(fused);
        else
            planner.Forward(this, fused);
    }

    /// <summary>Copies the outputs to where the caller wants them.</summary>
    public void StoreOutputs()
    {
        int index = 0;
        foreach (Node output in Planner.Graph.Outputs)
        {
            Value from = Materialize(Planner.OutputView(output));
            var to = new Value(Layout.Create(LayoutKind.Nhwc, output.Shape), Operand.External(Space.Output, index++, output.Shape.Length));
            if (from.Base == to.Base)
                continue;
            Calls.Add(CopyKernel.Call(StageOf(output), output.Shape, from, to));
        }
    }

    public string StageOf(Node node) => Planner.Graph.Stages[node.Stage].Name;

    /// <summary>The value that a fused operation reads.</summary>
    public Value Input(FusedOperation fused, int input) => Materialize(Planner.ViewFor(fused.Main.Index, input));

    /// <summary>The place for a fused operation's value.</summary>
    public Value Output(FusedOperation fused) => Allocate(Planner.Primary(fused.Result));

    /// <summary>A buffer of a fused operation's own.</summary>
    public Value Temporary(Node node, Layout layout) => Value.In(new(StageOf(node), layout));

    private Value Allocate(TensorView view) => view.Value ??= Value.In(new(StageOf(view.Node), view.Layout));

    private void Share(FusedOperation fused)
    {
        TensorView source = Planner.ViewFor(fused.Main.Index, 0);
        TensorView target = Planner.Primary(fused.Result);
        target.Alias = source;
        target.Value = new(target.Layout, source.Value!.First);   // behind a border above, if there is one
    }

    private void LoadInput(Node node)
    {
        TensorView view = Planner.Primary(node);
        if (view.Value is not null || !Planner.IsRead(node))
            return;
        var caller = new Value(
            Layout.Create(LayoutKind.Nhwc, node.Shape),
            Operand.External(Space.Input, Planner.InputIndex(node), node.Shape.Length));
        Calls.Add(CopyKernel.Call(StageOf(node), node.Shape, caller, Allocate(view)));
    }

    private Value Materialize(TensorView view)
    {
        if (view.Value is { } value)
            return value;
        Value primary = Planner.Primary(view.Node).Value!;
        Calls.Add(CopyKernel.Call(StageOf(view.Node), view.Node.Shape, primary, Allocate(view)));
        Events.Add(view);
        return view.Value!;
    }
}
