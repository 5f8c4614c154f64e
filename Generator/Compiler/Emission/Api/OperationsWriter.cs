using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the account of a network's operations, which is made when somebody asks for it.</summary>
internal static class OperationsWriter
{
    public static void Write(NetworkOutline outline, CodeWriter code)
    {
        code.Line("private static global::Unroll.OperationDescription[] Operations() => new global::Unroll.OperationDescription[]");
        using (code.List("};"))
            foreach (OutlinedOperation operation in outline.Operations)
                code.Wrapped("new(", Arguments(operation), "),");
    }

    private static IEnumerable<string> Arguments(OutlinedOperation operation)
    {
        yield return CodeWriter.Text(operation.Kind);
        yield return CodeWriter.Text(operation.Stage);
        yield return $"inputs: {Array("int", operation.Inputs.Select(CodeWriter.Number))}";
        yield return Invariant($"shape: new({operation.Shape.Height}, {operation.Shape.Width}, {operation.Shape.Channels})");
        yield return $"parameters: {Array("string", operation.Parameters.Select(CodeWriter.Text))}";
        foreach (OutlinedSetting setting in operation.Settings)
            yield return $"({CodeWriter.Text(setting.Name)}, {Number(setting)})";
    }

    public static string Number(OutlinedSetting setting) =>
        setting.IsFloat ? CodeWriter.Number((float)setting.Value) : CodeWriter.Number((int)setting.Value);

    private static string Array(string type, IEnumerable<string> items)
    {
        string list = string.Join(", ", items);
        return list.Length == 0 ? $"new {type}[0]" : $"new {type}[] {{ {list} }}";
    }
}
