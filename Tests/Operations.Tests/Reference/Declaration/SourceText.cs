namespace Unroll.Operations.Tests.Reference;

/// <summary>Reference networks as the C# that declares them.</summary>
internal static class SourceText
{
    public const string Namespace = "Networks";

    private const string Header = $"using Unroll;\n\nnamespace {Namespace};\n\n";

    /// <summary>A network and the blocks that it uses.</summary>
    public static string Print(ReferenceNetwork network) =>
        Header + string.Join("\n", [Class(network), .. Blocks(network.Stages).Distinct().Select(Class)]);

    /// <summary>One file a network, and one a block, however many of the networks use it.</summary>
    public static IEnumerable<(string Name, string Text)> Files(IReadOnlyList<ReferenceNetwork> networks) =>
    [
        .. networks.Select(network => (network.Name, Header + Class(network))),
        .. networks.SelectMany(network => Blocks(network.Stages)).Distinct().Select(block => (block.Name, Header + Class(block))),
    ];

    private static IEnumerable<ReferenceBlock> Blocks(IEnumerable<ReferenceStage> stages) => stages
        .SelectMany(stage => stage.Parts).OfType<BlockUse>()
        .SelectMany(use => Blocks(use.Block.Declare()).Prepend(use.Block));

    private static string Class(ReferenceNetwork network) =>
        Class(network.Exact ? "[Network(Exact = true)]" : network.Shards is { } shards ? $"[Network(Shards = {shards})]" : "[Network]",
            $"sealed partial class {network.Name}", network.Stages.Select(Field));

    private static string Class(ReferenceBlock block)
    {
        IEnumerable<string> constants = block.Parameters.Select((parameter, i) => $"const int {parameter} = {Spelling.Argument(i)};");
        return Class("[Block]", $"partial class {block.Name}", [.. constants, .. block.Declare().Select(Field).Select(Named)]);

        string Named(string field) => block.Parameters.Select((parameter, i) => (parameter, i))
            .Aggregate(field, (text, named) => text.Replace(Spelling.Argument(named.i), named.parameter));
    }

    private static string Class(string attribute, string declaration, IEnumerable<string> members) =>
        $"{attribute}\npublic {declaration}\n{{\n{string.Concat(members.Select(member => $"    {member}\n"))}}}\n";

    private static string Field(ReferenceStage stage) => $"[{string.Join(", ", Attributes(stage))}] Layer {stage.Name};";

    private static IEnumerable<string> Attributes(ReferenceStage stage)
    {
        if (stage.Input is Extent extent)
            return [extent.IsVector ? $"Input({extent.Channels})" : $"Input({extent.Height}, {extent.Width}, {extent.Channels})"];
        StageOperation first = stage.Parts.OfType<StageOperation>().First();
        return stage.Parts.Select(part => part.Print(part == first ? stage.From : null));
    }
}
