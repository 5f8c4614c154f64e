using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Which value an operation reads: the one before it in its stage, the one named by From, or the stage above.</summary>
internal static class Reading
{
    /// <summary>The value of Unroll.Block.Input.</summary>
    private const string BlockInput = "Block.Input";

    /// <summary>The value that an operation with one input reads; unknown after a mistake.</summary>
    public static BoundValue Input(this BindingContext context)
    {
        string? from = context.NameOf("From");
        if (context.State.Current is { } current)
        {
            if (from is not null)
                context.Report(Ids.FromTooLate, "From", context.Name, from);
            return current;
        }
        if (from is not null)
            return Named(context, from, "From");
        if (context.Scope.Last is { } above)
            return GraphBuilder.Read(above);
        if (context.Scope.Block is not null)
            return context.Scope.Input;
        if (context.State.Spec.Stages.FirstOrDefault(stage => stage.Operations.Any(operation => operation.Name == "Input")) is { } input)
            context.Report(Ids.NothingAbove, null, context.Name, $"move the input '{input.Name}' up, before the stage that reads it");
        else
            context.State.Report(Ids.NoInput, Place.Class, context.State.Spec.Name, "no input", "one as its first stage");
        return BoundValue.Unknown;
    }

    /// <summary>The value of the stage of that name, which stands further up; reported and unknown where there is none.</summary>
    public static BoundValue Named(BindingContext context, string name, string argument, int element = 0)
    {
        if (IsBlockInput(context, name))
            return context.Scope.Input;
        return Stage(context, name, argument, element) is { } stage ? GraphBuilder.Read(stage) : BoundValue.Unknown;
    }

    /// <summary>Whether a name is that of the value that a block is given.</summary>
    public static bool IsBlockInput(BindingContext context, string? name) => name == BlockInput && context.Scope.Block is not null;

    /// <summary>The stage of that name, which stands further up; reported and null where there is none.</summary>
    public static StageBuilder? Stage(BindingContext context, string name, string argument, int element = 0)
    {
        if (context.Scope.Find(name) is { } stage)
            return stage;
        EquatableArray<StageSpec> stages = context.Scope.Stages;
        string[] names = stages.Select(stage => stage.Name).ToArray();
        int target = Array.IndexOf(names, name);
        if (target < 0)
        {
            string above = string.Join(", ", names.Take(context.Position));
            string advice = name == BlockInput && context.Scope.Block is null
                ? "only the stages of a block have that: name a stage of the network"
                : context.Scope.Block is not null && above.Length == 0 ? "a block reads Block.Input and its own stages above"
                : Spelling.Nearest(name, names.Take(context.Position)) is { } near ? $"did you mean '{near}'?"
                : above.Length == 0 ? "no stage stands above" : $"name one above: {above}";
            context.Report(Ids.UnknownStage, argument, element, name, advice);
        }
        else if ((argument != "SharedWith" || target == context.Position) && Cycles.Path(stages, context.Position, target) is { } path)
        {
            context.Report(Ids.Cycle, argument, element, name, string.Join(" -> ", path));
        }
        else
        {
            context.Report(Ids.StageBelow, argument, element, name);
        }

        return null;
    }
}
