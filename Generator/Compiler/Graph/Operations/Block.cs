using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Puts the stages of a block here; its value is that of the last of them.</summary>
internal sealed class BlockBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        context.Stage.BlockInputs.Add(input);
        if (BlockOf(context) is not { } block || context.Integers("arguments") is not { } arguments || !Check(context, block, arguments))
        {
            context.Forget();
            return;
        }

        context.Describe(Describe(block, arguments));
        GraphBuilder state = context.State;
        string owner = context.TextOf("SharedWith") ?? context.StageSpec.Name;
        StageScope scope = StageScope.OfBlock(
            context.Scope,
            new Place(context.Position, context.Index),
            block,
            context.Stage,
            input,
            new EquatableArray<int>(arguments),
            PrefixOf(context, context.StageSpec.Name),
            PrefixOf(context, owner),
            context.IsExact);
        NetworkBinder.BuildStages(state, scope);
        if (state.IsFull)
        {
            context.Forget();
            return;
        }

        StageBuilder last = scope.Last!;
        state.Current = GraphBuilder.Read(last) with { Origin = context.StageName };
        context.Stage.IsAuxiliary |= last.IsAuxiliary;
        for (int position = 0; position < block.Stages.Count; position++)
            if (scope.Find(block.Stages[position].Name) is { IsRead: false, IsAuxiliary: false, Result.Node: >= 0 } unread)
                state.Report(scope.ProblemAt(Ids.UnreadInBlock, new Place(position), [context.StageName, unread.Name, block.Name]));
    }

    private static BlockSpec? BlockOf(BindingContext context) => context.Spec.Block is { } place ? context.State.Spec.Blocks[place] : null;

    private static bool Check(BindingContext context, BlockSpec block, int[] arguments)
    {
        int wanted = BlockArguments.CountOf(block);
        if (!block.IsDeclared)
            context.Report(Ids.NotABlock, null, block.Name);
        else if (block.Cycle is { } cycle)
            context.Report(Ids.BlockInItself, null, block.Name, cycle);
        else if (block.IsTooDeep || context.Scope.Depth >= BlockSpec.DeepestNesting)
            context.Report(Ids.NestedTooDeeply, null, block.Name, BindingContext.Text(BlockSpec.DeepestNesting));
        else if (block.Stages.Count == 0)
            context.Report(Ids.EmptyBlock, null, block.Name);
        else if (arguments.Length != wanted && !BlockArguments.HasArithmetic(block))
            context.Report(Ids.BlockArguments, arguments.Length > wanted ? "arguments" : null, wanted,
                block.Name, BindingContext.Text(wanted), BindingContext.Text(arguments.Length));
        else
            return CheckSharing(context, block, arguments);
        return false;
    }

    /// <summary>Only the same block with the same arguments and as many channels coming in has the same parameters.</summary>
    private static bool CheckSharing(BindingContext context, BlockSpec block, int[] arguments)
    {
        if (context.TextOf("SharedWith") is not { } name)
            return true;
        if (Reading.Stage(context, name, "SharedWith") is not { } owner)
            return false;
        int place = context.Stage.BlockInputs.Count - 1;
        OperationSpec? other = context.Scope.Stages.First(stage => stage.Name == name).Operations
            .Where(operation => operation.Block is not null)
            .ElementAtOrDefault(place);
        string? obstacle =
            other is null || other.Block != context.Spec.Block || Numbers(other) != Numbers(context.Spec) ? $"'{name}' does not use that"
            : Weights.OwnerOf(other) is { } first ? $"'{name}' takes those of '{first}'; name that one"
            : context.Stage.BlockInputs[place].Shape is { } shape
                && owner.BlockInputs[place].Shape is { } known
                && shape.Channels != known.Channels ? $"'{name}' reads {known}, but this reads {shape}"
            : null;
        if (obstacle is not null)
            context.Report(Ids.NotShareable, "SharedWith", context.Name, Describe(block, arguments), obstacle);
        return obstacle is null;
    }

    private static ArgumentValue? Numbers(OperationSpec use) =>
        use.Arguments.FirstOrDefault(argument => argument.Name == "arguments")?.Value;

    private static string Describe(BlockSpec block, int[] arguments) =>
        arguments.Length == 0 ? block.Name : $"{block.Name}({string.Join(", ", arguments.Select(BindingContext.Text))})";

    /// <summary>The start of the names within a stage's block; those of its second block have a number before them: "c.2.one".</summary>
    private static string PrefixOf(BindingContext context, string stage) =>
        context.Stage.BlockInputs.Count == 1 ? $"{stage}." : $"{stage}.{BindingContext.Text(context.Stage.BlockInputs.Count)}.";
}
