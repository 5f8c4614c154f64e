using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the account of a network's operations, which is made when somebody asks for it.</summary>
internal static class OperationsWriter
{
    // The JIT compiler does not optimize methods that are very long; about 200 bytes of IL are an operation.
    private const int MostInMethod = 64;

    public static void Write(NetworkOutline outline, CodeWriter code)
    {
        OutlinedOperation[] all = [.. outline.Operations];
        if (all.Length <= MostInMethod)
        {
            WritePart(code, "Operations", all);
            return;
        }

        int parts = (all.Length + MostInMethod - 1) / MostInMethod;
        using (code.Block("private static global::Unroll.OperationDescription[] Operations()"))
        {
            code.Line(Invariant($"var all = new global::Unroll.OperationDescription[{all.Length}];"));
            for (int part = 0; part < parts; part++)
                code.Line(Invariant($"Operations{part}().CopyTo(all, {part * MostInMethod});"));
            code.Line("return all;");
        }

        for (int part = 0; part < parts; part++)
        {
            code.Line();
            WritePart(code, Invariant($"Operations{part}"), [.. all.Skip(part * MostInMethod).Take(MostInMethod)]);
        }
    }

    private static void WritePart(CodeWriter code, string name, OutlinedOperation[] operations)
    {
        code.Line($"private static global::Unroll.OperationDescription[] {name}() => new global::Unroll.OperationDescription[]");
        using (code.List("};"))
            foreach (OutlinedOperation operation in operations)
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
