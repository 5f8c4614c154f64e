using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// What the reader of a program needs to know of its calls: a table of the buffers that lie in the arena, and of each call its number,
/// its stage and the shapes that it reads and writes.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="arena">What lies in the arena.</param>
/// <param name="first">The place of the program's first call among those that share the arena.</param>
internal sealed class BufferTable(Plan plan, PlacedArena arena, int first)
{
    private readonly Dictionary<int, string> parameters = plan.Parameters.Placed
        .GroupBy(placed => placed.Offset)
        .ToDictionary(placed => placed.Key, placed => placed.First().Parameter.Name);

    /// <summary>Writes the table of the buffers that some calls use, the columns aligned.</summary>
    public void Write(IReadOnlyList<KernelCall> calls, CodeWriter code)
    {
        HashSet<PlacedBuffer> used = new(calls
            .SelectMany(call => call.Operands.Select(operand => operand.Placed)).OfType<PlacedBuffer>());
        if (used.Count == 0)
            return;
        string[][] rows =
        [
            ["buffer", "shape", "order", "offset", "floats", "calls"],
            .. arena.Buffers.Where(used.Contains).Select(buffer => new[]
            {
                buffer.Name, buffer.Shape.ToString(), buffer.Layout.Kind.ToString(),
                CodeWriter.Number(buffer.Offset), CodeWriter.Number(buffer.Length),
                Invariant($"{buffer.FirstCall + 1} to {buffer.LastCall + 1}"),
            }),
        ];
        int[] widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        code.Line("//");
        foreach (string[] row in rows)
            code.Line("// " + string.Join("  ", row.Select(Align)).TrimEnd());

        // Numbers are aligned at their end.
        string Align(string cell, int column) => column is 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]);
    }

    /// <summary>A call's number, its stage, and the shapes that it reads and writes; a gradient of parameters goes by their name.</summary>
    public string Describe(KernelCall call, int index)
    {
        IReadOnlyList<Operand> operands = call.Operands;
        var read = new List<string>();
        var written = new List<string>();
        string[] names = call.Kernel.Operands;
        int firstWritten = operands.Count - (names.Contains("pooled") && names.Contains("output") ? 2 : 1);
        for (int operand = 0; operand < operands.Count; operand++)
        {
            Operand place = operands[operand];
            if (place.Space == Space.Gradients)
                written.Add(ParameterAt(place.Start));
            else if (ShapeOf(place) is { } shape && names[operand] != "scratch")
                (operand < firstWritten ? read : written).Add(shape);
        }

        string from = read.Count == 0 ? "" : string.Join(", ", read) + " ";
        return Invariant($"// {first + index + 1} {call.Stage}: {from}-> {string.Join(", ", written)}");
    }

    private string? ShapeOf(Operand operand) => operand.Space switch
    {
        Space.Input => plan.Outline.Inputs[operand.Index].Shape.ToString(),
        Space.Output => plan.Outline.Outputs[operand.Index].Shape.ToString(),
        _ => operand.Placed?.Shape.ToString(),
    };

    private string ParameterAt(int offset) => parameters.TryGetValue(offset, out string name) ? name : "gradients";
}
