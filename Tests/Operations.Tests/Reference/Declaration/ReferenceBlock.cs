namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A block as a test declares it: its stages as a function of its arguments. With numbers it gives the stages of one use, with
/// <see cref="Arg"/> those of the class that <see cref="SourceText"/> prints.
/// </summary>
/// <param name="name">The class, one of its name among all tests.</param>
/// <param name="parameters">What the class calls its arguments.</param>
/// <param name="stages">The stages, made anew with every call.</param>
internal sealed class ReferenceBlock(string name, string[] parameters, Func<int[], ReferenceStage[]> stages)
{
    public string Name => name;

    public IReadOnlyList<string> Parameters => parameters;

    /// <summary>A stage that reads the one above; the first one, what the block is given.</summary>
    public static ReferenceStage Stage(string name, params StagePart[] parts) => new(name, null, null, parts);

    /// <summary>A stage that reads the one named, or <see cref="Block.Input"/>.</summary>
    public static ReferenceStage StageFrom(string name, string from, params StagePart[] parts) => new(name, from, null, parts);

    /// <summary>The stages of a use.</summary>
    public ReferenceStage[] Expand(int[] arguments) =>
        arguments.Length == parameters.Length
            ? stages(arguments)
            : throw new ArgumentException($"{name} takes {parameters.Length} numbers.");

    /// <summary>The stages as they stand in the class.</summary>
    public ReferenceStage[] Declare() => stages([.. Enumerable.Range(Arg.A, parameters.Length)]);
}

/// <summary>A block where it is used.</summary>
internal sealed class BlockUse(ReferenceBlock block, params int[] numbers) : StageOperation
{
    public ReferenceBlock Block => block;

    public int[] Numbers => numbers;

    public override string Name => $"Block<{block.Name}>";

    public override IEnumerable<string> Arguments => [.. numbers.Select(Spelling.Of), .. Sharing];

    public override int AppendTo(StageBuilder stage, int[] inputs) => stage.Expand(block.Expand(numbers), inputs[0], SharedWith);
}
