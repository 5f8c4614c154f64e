using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of losses: each judges the value before it in its stage and leaves it as it is.</summary>
internal abstract class LossRule : Rule
{
    public sealed override void Apply(OperationContext context)
    {
        float? weight = context.Factor("Weight", 1, allowZero: false);
        if (context.State.Current is not { } judged)
        {
            string above = context.Position > 0 ? context.Scope.Stages[context.Position - 1].Name : "";
            context.Report(Ids.NothingToJudge, null, context.Name, above.Length > 0 ? $"put it on '{above}', behind its operations" : "put it behind the operations of a stage");
            return;
        }
        context.Describe(weight is null or 1 ? context.Name : $"{context.Name} x{OperationContext.Text(weight.Value)}");
        if (judged.Shape is not { } shape || judged.Node < 0 || weight is null || !Check(context, judged.Node, shape))
            return;
        LossOperation loss = Create(weight.Value) with { AuxiliaryTo = context.TextOf("AuxiliaryTo") };
        context.Stage.IsAuxiliary |= loss.AuxiliaryTo is not null;
        GraphState state = context.State;
        if (state.NodesFrom(context.Stage.FirstNode).Any(node => node.Operation.GetType() == loss.GetType() && node.Inputs[0] == judged.Node))
        {
            context.Report(Ids.DoubledLoss, null, context.Name);
            return;
        }

        if (loss.AuxiliaryTo is not null)
            state.AuxiliaryLosses.Add((state.Nodes.Count, context));
        state.Nodes.Add(new Node(state.Nodes.Count, loss, new EquatableArray<int>(judged.Node), shape, context.Stage.Index, default));
    }

    /// <summary>Whether the targets are class indices.</summary>
    public bool TakesLabels => Create(1).TakesLabels;

    protected abstract LossOperation Create(float weight);

    /// <summary>Whether this loss can judge that value; reports why not.</summary>
    protected virtual bool Check(OperationContext context, int node, Shape shape) => true;

    /// <summary>Reports where the value comes straight from one of the activations named, past operations that keep its range.</summary>
    protected static bool FollowsNone(OperationContext context, int node, string advice, params string[] activations)
    {
        GraphState state = context.State;
        while (state.Nodes[node].Operation is DropoutOperation or FlattenOperation)
            node = state.Nodes[node].Inputs[0];
        string name = state.Nodes[node].Operation.GetType().Name.Replace("Operation", "");
        if (!activations.Contains(name))
            return true;
        context.Report(Ids.LossAfterActivation, null, context.Name, name, advice);
        return false;
    }
}
