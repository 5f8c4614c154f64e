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
            context.Report(Ids.NothingToScore, null, context.Name, WhereToStand(context));
            return;
        }
        context.Describe(weight is null or 1 ? context.Name : $"{context.Name} x{BindingContext.Text(weight.Value)}");
        List<BoundValue> values = [scored, .. StageArguments.Where(context.Has).Select(argument => Named(context, argument))];
        if (weight is null || values.Any(value => value.Shape is null || value.Node < 0) || !Check(context, values)
            || Create(context, weight.Value, values[0].Shape!.Value) is not { } created)
            return;
        LossOperation loss = created with { AuxiliaryTo = context.NameOf("AuxiliaryTo") };
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
        string name = state.Nodes[node].Operation.Name;
        context.Report(Ids.LossAfterActivation, null, context.Name, name, advice.Replace("remove it", $"remove {name}"));
        return false;
    }

    /// <summary>Whether the value is that of such an operation; reports it where it is not.</summary>
    protected static bool ScoresValueOf<T>(BindingContext context, BoundValue value, string advice)
        where T : Operation
    {
        Operation given = context.State.Nodes[value.Node].Operation;
        if (given is T)
            return true;
        string wanted = typeof(T).Name.Replace("Operation", "");
        context.Report(Ids.ScoresAnother, null, context.Name, wanted, Written(context) ?? given.Name, advice);
        return false;
    }

    // The operation before it as it is written, if this stage has it.
    private static string? Written(BindingContext context) =>
        context.StageSpec.Operations.Take(context.Index).LastOrDefault(Computes)?.Name;

    // Behind what this stage computes later, behind what the stage above computes, or behind an operation that is missing.
    private static string WhereToStand(BindingContext context)
    {
        if (context.StageSpec.Operations.Skip(context.Index + 1).LastOrDefault(Computes) is { } later)
            return $"put it behind {later.Name}";
        StageSpec? above = context.Position > 0 ? context.Scope.Stages[context.Position - 1] : null;
        return above is not null && above.Operations.Any(operation => Computes(operation) && operation.Name != "Input")
            ? $"put it on '{above.Name}', behind its operations"
            : $"put it behind an operation, for instance [Dense(10), {context.Name}]";
    }

    private static bool Computes(OperationSpec operation) =>
        OperationBinder.Find(operation.Name) is not (LossBinder or SettingBinder or OutputBinder);

    // A loss computes nothing that is read further on, so the stage that it names stays an output; an input is used by it.
    private static BoundValue Named(BindingContext context, string argument)
    {
        if (Reading.IsBlockInput(context, context.NameOf(argument)))
            return context.Scope.Input;
        if (Reading.Stage(context, context.NameOf(argument) ?? "null", argument) is not { } stage)
            return BoundValue.Unknown;
        stage.IsRead |= stage.Result.Node >= 0 && context.State.Nodes[stage.Result.Node].Operation is InputOperation;
        return stage.Result;
    }
}
