using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Binds losses: each judges the value before it in its stage and leaves it as it is.</summary>
internal abstract class LossBinder : OperationBinder
{
    public sealed override void Apply(BindingContext context)
    {
        float? weight = context.Factor("Weight", 1, allowZero: false);
        if (context.State.Current is not { } judged)
        {
            string above = context.Position > 0 ? context.Scope.Stages[context.Position - 1].Name : "";
            context.Report(Ids.NothingToJudge, null, context.Name, above.Length > 0 ? $"put it on '{above}', behind its operations" : "put it behind the operations of a stage");
            return;
        }
        context.Describe(weight is null or 1 ? context.Name : $"{context.Name} x{BindingContext.Text(weight.Value)}");
        if (judged.Shape is not { } shape || judged.Node < 0 || weight is null || !Check(context, judged.Node, shape))
            return;
        LossOperation loss = Create(weight.Value) with { AuxiliaryTo = context.TextOf("AuxiliaryTo") };
        context.Stage.IsAuxiliary |= loss.AuxiliaryTo is not null;
        GraphBuilder state = context.State;
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
    protected virtual bool Check(BindingContext context, int node, Shape shape) => true;

    /// <summary>Reports where the value comes straight from an operation of one of these ranges, past operations that keep it.</summary>
    protected static bool FollowsNone(BindingContext context, int node, string advice, params ValueRange[] ranges)
    {
        GraphBuilder state = context.State;
        while (state.Nodes[node].Operation.KeepsRange)
            node = state.Nodes[node].Inputs[0];
        if (!ranges.Contains(state.Nodes[node].Operation.Range))
            return true;
        context.Report(Ids.LossAfterActivation, null, context.Name, state.Nodes[node].Operation.Name, advice);
        return false;
    }
}
