using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Collects the steps from the inputs to all values.</summary>
internal sealed class ForwardPass(Planner planner)
{
    public Planner Planner { get; } = planner;

    public List<Step> Steps { get; } = [];

    /// <summary>What was produced, in order: units, and copies of values into another order.</summary>
    public List<object> Events { get; } = [];

    /// <summary>The value before a fused pooling, by unit: kept while training, for the backward pass.</summary>
    public Dictionary<Unit, Value> BeforePooling { get; } = [];

    /// <summary>The factors of a batch normalisation, by unit: kept for the backward pass.</summary>
    public Dictionary<Unit, Operand> Factors { get; } = [];

    public bool Training => Planner.Training;

    public void Run()
    {
        foreach (Unit unit in Planner.Units)
            Planner.At(unit.Main, () => Run(unit));

        foreach (Node loss in Planner.Graph.Losses)
            Materialise(Planner.Served(loss.Index, 0));
    }

    private void Run(Unit unit)
    {
        if (unit.Main.Operation is InputOperation)
        {
            LoadInput(unit.Main);
            return;
        }

        for (int input = 0; input < unit.Inputs.Count; input++)
            Input(unit, input);
        OperationPlanner planner = OperationPlanner.Of(unit.Main.Operation);
        Events.Add(unit);
        if (planner.IsAlias)
            Share(unit);
        else
            planner.Forward(this, unit);
    }

    /// <summary>Copies the outputs to where the caller wants them.</summary>
    public void StoreOutputs()
    {
        int index = 0;
        foreach (Node output in Planner.Graph.Outputs)
        {
            Value from = Materialise(Planner.ServedOutput(output));
            var to = new Value(Layout.Create(LayoutKind.Exact, output.Shape), Operand.External(Space.Output, index++, output.Shape.Length));
            if (from.Base == to.Base)
                continue;
            Steps.Add(CopyKernel.Step(StageOf(output), output.Shape, from, to));
        }
    }

    public string StageOf(Node node) => Planner.Graph.Stages[node.Stage].Name;

    /// <summary>The value that a unit reads.</summary>
    public Value Input(Unit unit, int input) => Materialise(Planner.Served(unit.Main.Index, input));

    /// <summary>The place for a unit's value.</summary>
    public Value Output(Unit unit) => Allocate(Planner.Primary(unit.Result));

    /// <summary>A buffer of a unit's own.</summary>
    public Value Temporary(Node node, Layout layout) => Value.In(new(StageOf(node), layout));

    private Value Allocate(View view) => view.Value ??= Value.In(new(StageOf(view.Node), view.Layout));

    private void Share(Unit unit)
    {
        View source = Planner.Served(unit.Main.Index, 0);
        View target = Planner.Primary(unit.Result);
        target.Alias = source;
        target.Value = new(target.Layout, source.Value!.Base);
    }

    private void LoadInput(Node node)
    {
        View view = Planner.Primary(node);
        if (view.Value is not null || !Planner.IsRead(node))
            return;
        var caller = new Value(Layout.Create(LayoutKind.Exact, node.Shape), Operand.External(Space.Input, Planner.InputIndex(node), node.Shape.Length));
        Steps.Add(CopyKernel.Step(StageOf(node), node.Shape, caller, Allocate(view)));
    }

    private Value Materialise(View view)
    {
        if (view.Value is { } value)
            return value;
        Value primary = Planner.Primary(view.Node).Value!;
        Steps.Add(CopyKernel.Step(StageOf(view.Node), view.Node.Shape, primary, Allocate(view)));
        Events.Add(view);
        return view.Value!;
    }
}
