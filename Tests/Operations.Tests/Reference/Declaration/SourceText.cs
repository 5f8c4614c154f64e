using System.Text;

namespace Unroll.Operations.Tests.Reference;

/// <summary>A reference network as the C# that declares it.</summary>
internal static class SourceText
{
    public const string Namespace = "Networks";

    public static string Print(ReferenceNetwork network)
    {
        var text = new StringBuilder();
        text.AppendLine("using Unroll;").AppendLine();
        text.AppendLine($"namespace {Namespace};").AppendLine();
        text.AppendLine(network.Exact ? "[Network(Exact = true)]" : "[Network]").AppendLine($"public sealed partial class {network.Name}").AppendLine("{");
        foreach (ReferenceStage stage in network.Stages)
            text.AppendLine($"    [{string.Join(", ", Attributes(stage))}] Layer {stage.Name};");
        return text.AppendLine("}").ToString();
    }

    private static IEnumerable<string> Attributes(ReferenceStage stage)
    {
        if (stage.Input is Extent extent)
            return [extent.IsVector ? $"Input({extent.Channels})" : $"Input({extent.Height}, {extent.Width}, {extent.Channels})"];
        StageOperation first = stage.Parts.OfType<StageOperation>().First();
        return stage.Parts.Select(part => part.Print(part == first ? stage.From : null));
    }
}
