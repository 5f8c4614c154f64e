using System.Text;

namespace Unroll.Exchange.Import;

/// <summary>Writes the declaration of a network as a person would.</summary>
internal static class DeclarationWriter
{
    private const int Widest = 84;        // attributes up to where the fields stand
    private const int LongestLine = 120;

    /// <summary>The C# file.</summary>
    /// <param name="model">The model that was imported.</param>
    /// <param name="graph">The network.</param>
    /// <param name="stages">Its stages, with names.</param>
    /// <param name="className">The name of its class.</param>
    /// <param name="options">Its namespace, and the resource with its weights.</param>
    public static string Write(
        ModelGraph model, DeclaredGraph graph, IReadOnlyList<DeclaredStage> stages, string className, OnnxImportOptions options)
    {
        var text = new StringBuilder("using Unroll;\n\n");
        if (options.Namespace is { } space)
            text.Append($"namespace {space};\n\n");
        string file = Printable.Of(Path.GetFileName(model.Path)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        text.Append($"/// <summary>Imported from {file} (opset {model.Opset}).</summary>\n");
        text.Append($"[Network]\npublic sealed partial class {className}\n{{\n");

        string[] attributes = [.. stages.Select(stage => $"[{string.Join(", ", Attributes(graph, stages, stage))}]")];
        int width = attributes.Where(attribute => attribute.Length <= Widest).Select(attribute => attribute.Length).DefaultIfEmpty(0).Max();
        int names = stages.Max(stage => stage.Name.Length);
        for (int i = 0; i < stages.Count; i++)
        {
            string field = $"Layer {stages[i].Name};{new string(' ', names - stages[i].Name.Length)}   // {Shape(stages[i].Last.Shape)}";
            if (attributes[i].Length <= width)
                text.Append($"    {attributes[i].PadRight(width)} {field}\n");
            else
                text.Append($"    {Wrapped(attributes[i])}\n    {new string(' ', width)} {field}\n");
        }

        if (options.WeightsResource is { } resource)
        {
            text.Append("\n    /// <summary>Makes the network with the weights of the model, which the assembly has.</summary>\n");
            text.Append($"    public {className}()\n        : this(seed: 0) => LoadResource(\"{resource}\");\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Shape(ValueShape shape) =>
        shape.Height * shape.Width == 1 ? $"{shape.Channels}" : $"{shape.Height} x {shape.Width} x {shape.Channels}";

    private static IEnumerable<string> Attributes(DeclaredGraph graph, IReadOnlyList<DeclaredStage> stages, DeclaredStage stage)
    {
        Dictionary<DeclaredOperation, DeclaredStage> ends = stages.ToDictionary(other => other.Last);
        foreach (DeclaredOperation operation in stage.Operations)
        {
            bool isFirst = operation == stage.Operations[0];
            DeclaredOperation? before = isFirst ? null : stage.Operations[stage.Operations.IndexOf(operation) - 1];
            bool isJoin = operation.Place is OperationPlace.Joining or OperationPlace.Naming;
            IEnumerable<DeclaredOperation> named = isJoin && isFirst ? operation.Inputs
                : isJoin ? [operation.Inputs[operation.Inputs[0] == before ? 1 : 0]]
                : operation.Inputs.Skip(1);
            List<string> arguments = [.. named.Select(input => $"nameof({ends[input].Name})"), .. operation.Arguments];
            if (isFirst && !isJoin && operation.Inputs.Count > 0 && ends[operation.Inputs[0]].Index != stage.Index - 1)
                arguments.Add($"From = nameof({ends[operation.Inputs[0]].Name})");
            yield return arguments.Count == 0 ? operation.Attribute : $"{operation.Attribute}({string.Join(", ", arguments)})";
        }

        bool isRead = stages.Any(other => other.Operations.Any(operation => operation.Inputs.Contains(stage.Last)));
        if (graph.IsOutput(stage.Last) && isRead)
            yield return "Output";
    }

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
