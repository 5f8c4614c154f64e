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
        if (context.Spec.Block is { } place && !IsNetwork(context, place) && BlockChecks.IsWrong(context.State, place))
            context.State.HasWrongBlock = true;
        else if (BlockOf(context) is { } block && Check(context, block) && context.Integers("arguments") is { } arguments
            && CheckSharing(context, block, arguments))
        {
            Use(context, block, arguments, input);
            return;
        }

        context.Forget();
    }

    // A class that is a block and a network and uses itself is told as the network that it is.
    private static bool IsNetwork(BindingContext context, int place) =>
        context.Scope.Block is null && context.State.Spec.Blocks[place].Cycle is { } circle
        && circle.StartsWith(context.State.Spec.Name + " ", StringComparison.Ordinal);

    private static void Use(BindingContext context, BlockSpec block, int[] arguments, BoundValue input)
    {

        context.Describe(Describe(block, arguments));
        GraphBuilder state = context.State;
        string owner = context.NameOf("SharedWith") ?? context.StageSpec.Name;
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
        UnreadInBlock.Check(state, scope, context.StageName);
    }

    private static BlockSpec? BlockOf(BindingContext context) => context.Spec.Block is { } place ? context.State.Spec.Blocks[place] : null;

    private static bool Check(BindingContext context, BlockSpec block)
    {
        int wanted = BlockArguments.CountOf(block), given = context.CountOf("arguments");
        if (!block.IsDeclared && block.HoldsStages)
            context.State.HasWrongBlock = true;   // the class is told that it is neither a network nor a block
        else if (!block.IsDeclared)
            context.Report(Ids.NotABlock, null, block.Name);
        else if (block.Cycle is { } cycle)
            context.Report(Ids.BlockInItself, null, block.Name, cycle);
        else if (block.IsTooDeep || context.Scope.Depth >= BlockSpec.DeepestNesting)
            context.Report(Ids.NestedTooDeeply, null, block.Name, BindingContext.Text(BlockSpec.DeepestNesting));
        else if (block.Stages.Count == 0)
            context.State.Report(context.Scope.ProblemAt(Ids.EmptyBlock, new Place(context.Position, context.Index), [block.Name]));
        else if (given != wanted && !BlockArguments.HasArithmetic(block))
            context.Report(Ids.BlockArguments, given > wanted ? "arguments" : null, wanted,
                block.Name, Wanted(block, wanted), given == 1 ? "1 is" : $"{BindingContext.Text(given)} are");
        else
            return true;
        return false;
    }

    private static string Wanted(BlockSpec block, int wanted) => wanted switch
    {
        0 => "no numbers",
        1 => $"1 number ({NameOf(block, 0)})",
        _ => $"{BindingContext.Text(wanted)} numbers "
            + $"({string.Join(", ", Enumerable.Range(0, wanted).Select(index => NameOf(block, index)))})",
    };

    // What the block calls an argument: const int Filters = Arg.A gives the first one a name.
    private static string NameOf(BlockSpec block, int argument) =>
        block.Constants.Value.FirstOrDefault(constant => BlockArguments.IndexOf(constant.Value) == argument).Name
        ?? ((char)('A' + argument)).ToString();

    private static bool CheckSharing(BindingContext context, BlockSpec block, int[] arguments)
    {
        if (context.NameOf("SharedWith") is not { } name)
            return true;
        if (Reading.Stage(context, name, "SharedWith") is not { } owner)
            return false;
        int place = context.Stage.BlockInputs.Count - 1;
        OperationSpec? other = context.Scope.Stages.First(stage => stage.Name == name).Operations
            .Where(operation => operation.Block is not null)
            .ElementAtOrDefault(place);
        string? obstacle =
            other is null || other.Block != context.Spec.Block || Numbers(other) != Numbers(context.Spec)
                ? $"'{name}' does not use that; name a stage that does, with the same numbers"
            : Weights.OwnerOf(other) is { } first ? $"'{name}' takes those of '{first}'; name that one"
            : context.Stage.BlockInputs[place].Shape is { } shape
                && owner.BlockInputs[place].Shape is { } known
                && shape.Channels != known.Channels ? $"'{name}' reads {known} and this {shape}; give both as many channels"
            : null;
        if (obstacle is not null)
            context.Report(Ids.NotShareable, "SharedWith", $"the parameters of {Describe(block, arguments)}", obstacle);
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
