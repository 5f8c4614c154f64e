using Unroll.Generator.Diagnostics;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Puts the stages of a block here; its value is that of the last of them.</summary>
internal sealed class BlockRule : Rule
{
    /// <summary>Blocks within blocks up to this depth: more would be a mistake, and some other one.</summary>
    private const int DeepestNesting = 32;

    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        if (context.Spec.Block is not { } block || context.Integers("arguments") is not { } arguments || !Check(context, block, arguments))
        {
            context.Forget();
            return;
        }

        string name = arguments.Length == 0 ? block.Name : $"{block.Name}({string.Join(", ", arguments.Select(OperationContext.Text))})";
        context.Describe(name);
        GraphState state = context.State;
        Scope scope = Scope.OfBlock(block, context.Stage, input, new EquatableArray<int>(arguments), PrefixOf(context, block), UseOf(context));
        int first = state.Stages.Count;
        GraphBuilder.BuildStages(state, scope);
        state.Current = scope.Last is { } last ? GraphState.Read(last) with { Origin = context.StageName } : Value.Unknown;
        foreach (BuiltStage stage in state.Stages.Skip(first).Where(stage => stage is { IsRead: false, IsAuxiliary: false } && stage.Around == context.Stage))
            if (stage.Result.Node >= 0)
                context.Report(Ids.UnreadInBlock, null, stage.Name, block.Name);
    }

    private static bool Check(OperationContext context, BlockSpec block, int[] arguments)
    {
        int wanted = BlockArguments.CountOf(block);
        if (!block.IsDeclared)
            context.Report(Ids.NotABlock, null, block.Name);
        else if (block.Cycle is { } cycle)
            context.Report(Ids.BlockInItself, null, block.Name, cycle);
        else if (block.Stages.Count == 0)
            context.Report(Ids.EmptyBlock, null, block.Name);
        else if (arguments.Length != wanted)
            context.Report(Ids.BlockArguments, arguments.Length > wanted ? "arguments" : null, wanted,
                block.Name, OperationContext.Text(wanted), OperationContext.Text(arguments.Length));
        else if (Depth(context.Scope) >= DeepestNesting)
            context.Report(Ids.BlockInItself, null, block.Name, block.Name);
        else
            return CheckSharing(context, block, arguments);
        return false;
    }

    /// <summary>Only the same block with the same arguments has the same parameters.</summary>
    private static bool CheckSharing(OperationContext context, BlockSpec block, int[] arguments)
    {
        if (context.TextOf("SharedWith") is not { } owner)
            return true;
        if (Reading.Stage(context, owner, "SharedWith") is null)
            return false;
        StageSpec other = context.Scope.Stages.First(stage => stage.Name == owner);
        bool alike = other.Operations.Any(operation => operation.Block == block
            && operation.Arguments.Any(argument => argument.Value is IntegerListValue { Values: var numbers } && numbers.SequenceEqual(Written(context))));
        if (!alike)
            context.Report(Ids.NotShareable, "SharedWith", context.Name, $"{block.Name}({string.Join(", ", arguments.Select(OperationContext.Text))})", $"'{owner}' does not use that");
        return alike;
    }

    private static EquatableArray<int> Written(OperationContext context) =>
        context.Spec.Arguments.Select(argument => argument.Value).OfType<IntegerListValue>().Select(list => list.Values).FirstOrDefault();

    private static string PrefixOf(OperationContext context, BlockSpec block)
    {
        string prefix = context.Scope.ParameterPrefix;
        return prefix + (context.TextOf("SharedWith") ?? context.StageSpec.Name) + ".";
    }

    private static Problem UseOf(OperationContext context) => context.Scope.ProblemAt("", new Place(context.Position, context.Index), []);

    private static int Depth(Scope scope)
    {
        int depth = 0;
        for (BuiltStage? stage = scope.Around; stage is not null; stage = stage.Around)
            depth++;
        return depth;
    }
}
