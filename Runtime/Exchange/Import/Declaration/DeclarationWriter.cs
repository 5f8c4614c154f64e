using System.Text;

namespace Unroll.Exchange.Import;

/// <summary>Writes the declaration of a network as a person would.</summary>
internal static class DeclarationWriter
{
    // Attributes up to where the fields stand: in a network, whose fields have comments, and in a block.
    private const int Widest = 84, WidestInBlock = 112;
    private const int LongestLine = 120;

    /// <summary>The C# file.</summary>
    /// <param name="model">The model that was imported.</param>
    /// <param name="graph">The network.</param>
    /// <param name="stages">Its stages, with names.</param>
    /// <param name="blocks">The blocks that they use.</param>
    /// <param name="className">The name of its class.</param>
    /// <param name="options">Its namespace, and the resource with its weights.</param>
    public static string Write(
        ModelGraph model, DeclaredGraph graph, IReadOnlyList<DeclaredStage> stages, IReadOnlyList<BlockClass> blocks, string className,
        OnnxImportOptions options)
    {
        var text = new StringBuilder("using Unroll;\n\n");
        if (options.Namespace is { } space)
            text.Append($"namespace {space};\n\n");
        foreach (BlockClass block in blocks)
            WriteBlock(text, block);
        string file = Printable.Of(Path.GetFileName(model.Path)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        text.Append($"/// <summary>Imported from {file} (opset {model.Opset}).</summary>\n");
        text.Append($"[Network]\npublic sealed partial class {className}\n{{\n");
        WriteStages(text, stages, new StageScope(stages, graph), Widest, stage => $"   // {Shape(stage.Last.Shape)}");
        if (options.WeightsResource is { } resource)
        {
            text.Append("\n    /// <summary>Makes the network with the weights of the model, which the assembly has.</summary>\n");
            text.Append($"    public {className}()\n        : this(seed: 0) => LoadResource(\"{resource}\");\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void WriteBlock(StringBuilder text, BlockClass block)
    {
        text.Append($"[Block]\nfile sealed class {block.Name}\n{{\n");
        if (block.Constants.Count > 0)
        {
            string constants = string.Join(", ", block.Constants.Select((name, i) => $"{name} = Arg.{(char)('A' + i)}"));
            text.Append($"    {Wrapped($"const int {constants};")}\n\n");
        }

        WriteStages(text, block.Stages, new StageScope(block), WidestInBlock, _ => "");
        text.Append("}\n\n");
    }

    private static void WriteStages(
        StringBuilder text, IReadOnlyList<DeclaredStage> stages, StageScope scope, int widest,
        Func<DeclaredStage, string> comment)
    {
        string[] attributes = scope.Attributes;
        int width = attributes.Select(attribute => attribute.Length).Where(length => length <= widest).DefaultIfEmpty(widest).Max();
        int names = stages.Max(stage => stage.Name.Length);
        for (int i = 0; i < stages.Count; i++)
        {
            string padding = new(' ', names - stages[i].Name.Length);
            string field = $"Layer {stages[i].Name};{padding}{comment(stages[i])}".TrimEnd();
            if (attributes[i].Length <= width)
                text.Append($"    {attributes[i].PadRight(width)} {field}\n");
            else
                text.Append($"    {Wrapped(attributes[i])}\n    {new string(' ', width)} {field}\n");
        }
    }

    private static string Shape(ValueShape shape) =>
        shape.Height * shape.Width == 1 ? $"{shape.Channels}" : $"{shape.Height} x {shape.Width} x {shape.Channels}";

    private static string Wrapped(string attributes)
    {
        var text = new StringBuilder();
        int length = 4;
        foreach (string part in attributes.Split(", "))
        {
            if (text.Length > 0)
            {
                bool breaks = length + part.Length + 2 > LongestLine;
                text.Append(breaks ? ",\n        " : ", ");
                length = breaks ? 8 : length + 2;
            }

            text.Append(part);
            length += part.Length;
        }

        return text.ToString();
    }
}
