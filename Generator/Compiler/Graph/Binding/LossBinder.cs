using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// Binds losses. Each scores the value before it in its stage, and perhaps those of other stages, and leaves them as they are.
/// </summary>
internal abstract class LossBinder : OperationBinder
{
    /// <summary>What the loss is told of every sample.</summary>
    public abstract TargetKind Targets { get; }

    /// <summary>What a loss that is written so is told, right or wrong.</summary>
    public virtual TargetKind TargetsOf(OperationSpec operation) => Targets;

    /// <summary>Whether a function of the caller scores the samples.</summary>
    public virtual bool TakesFunction => false;

    public sealed override void Apply(BindingContext context)
    {
        float? weight = context.Factor("Weight", 1, allowZero: false);
        if (context.State.Current is not { } scored)
        {
            string above = context.Position > 0 ? context.Scope.Stages[context.Position - 1].Name : "";
            string advice = above.Length > 0 ? $"put it on '{above}', behind its operations" : "put it behind the operations of a stage";
            context.Report(Ids.NothingToScore, null, context.Name, advice);
            return;
        }
        context.Describe(weight is null or 1 ? context.Name : $"{context.Name} x{BindingContext.Text(weight.Value)}");
        List<BoundValue> values = [scored, .. StageArguments.Where(context.Has).Select(argument => Named(context, argument))];
        if (weight is null || values.Any(value => value.Shape is null || value.Node < 0) || !Check(context, values)
            || Create(context, weight.Value, values[0].Shape!.Value) is not { } created)
            return;
        LossOperation loss = created with { AuxiliaryTo = context.TextOf("AuxiliaryTo") };
        context.Stage.IsAuxiliary |= loss.AuxiliaryTo is not null;
        GraphBuilder state = context.State;
        EquatableArray<int> inputs = new(values.Select(value => value.Node));
        if (state.NodesFrom(context.Stage.FirstNode).Any(node => node.Operation.GetType() == loss.GetType() && node.Inputs == inputs))
        {
            context.Report(Ids.DoubledLoss, null, context.Name);
            return;
        }

        if (loss.AuxiliaryTo is not null)
            state.AuxiliaryLosses.Add((state.Nodes.Count, context));
        state.Nodes.Add(new Node(state.Nodes.Count, loss, inputs, values[0].Shape!.Value, context.Stage.Index, default));
    }

    /// <summary>The loss, or null after reporting why there is none.</summary>
    protected abstract LossOperation? Create(BindingContext context, float weight, Shape shape);

    /// <summary>Whether this loss can score those values; reports why not.</summary>
    protected virtual bool Check(BindingContext context, IReadOnlyList<BoundValue> values) => true;

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

    /// <summary>Whether the value is that of such an operation; reports it where it is not.</summary>
    protected static bool ScoresValueOf<T>(BindingContext context, BoundValue value, string advice)
        where T : Operation
    {
        Operation given = context.State.Nodes[value.Node].Operation;
        if (given is T)
            return true;
        context.Report(Ids.ScoresAnother, null, context.Name, typeof(T).Name.Replace("Operation", ""), given.Name, advice);
        return false;
    }

    // A loss computes nothing that is read further on, so the stage that it names stays an output; an input is used by it.
    private static BoundValue Named(BindingContext context, string argument)
    {
        if (Reading.IsBlockInput(context, context.TextOf(argument)))
            return context.Scope.Input;
        if (Reading.Stage(context, context.TextOf(argument) ?? "", argument) is not { } stage)
            return BoundValue.Unknown;
        stage.IsRead |= stage.Result.Node >= 0 && context.State.Nodes[stage.Result.Node].Operation is InputOperation;
        return stage.Result;
    }
}
