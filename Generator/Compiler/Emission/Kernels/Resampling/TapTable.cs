using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes sums of neighboring floats whose taps stand in tables.</summary>
/// <param name="name">What the names of the tables begin with.</param>
/// <param name="axis">The taps.</param>
/// <param name="outputs">The outputs that have a place in the tables.</param>
/// <param name="stride">Floats from one input to the next.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="code">Where.</param>
internal sealed class TapTable(string name, AxisTaps axis, int[] outputs, int stride, Isa isa, CodeWriter code)
{
    private readonly bool weighs = !axis.AreOnes;

    /// <summary>Declares the tables: constant data, of which nothing is copied.</summary>
    public void Declare()
    {
        int sum = 0;
        int[] starts = [0, .. outputs.Select(output => sum += axis.CountOf(output))];
        Tap[] taps = [.. outputs.SelectMany(axis.Of)];
        code.Wrapped($"ReadOnlySpan<int> {name}Starts = new int[] {{", starts.Select(CodeWriter.Number), "};");
        code.Wrapped($"ReadOnlySpan<int> {name}Places = new int[] {{", taps.Select(tap => CodeWriter.Number(tap.Place * stride)), "};");
        if (weighs)
            code.Wrapped($"ReadOnlySpan<float> {name}Weights = new float[] {{", taps.Select(tap => CodeWriter.Number(tap.Weight)), "};");
    }

    /// <summary>Looks up the taps of an output.</summary>
    public void Select(string output) => code.Line($"int {name}First = {name}Starts[{output}], {name}End = {name}Starts[{output} + 1];");

    /// <summary>Writes the sums of some floats, vectors of them as far as they go.</summary>
    public void Sum(string source, string target, int length, bool accumulate)
    {
        int vectors = length / isa.Lanes;
        foreach (Segment segment in Segment.Split(vectors, ResampleSchedule.VectorsAtOnce))
        {
            using (code.Loop("some", segment.Count))
            {
                string place = Address.Sum(
                    Term("some", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes));
                code.Line($"ref float sums = ref {Isa.Move(target, place)};");
                for (int vector = 0; vector < segment.Tile; vector++)
                    code.Line($"var s{vector} = {(accumulate ? isa.Load("sums", vector * isa.Lanes) : isa.Zero)};");
                using (Taps())
                {
                    code.Line($"ref float terms = ref Unsafe.Add(ref {source}, {Address.Sum(Invariant($"{name}Places[tap]"), place)});");
                    if (weighs)
                        code.Line($"var w = Create({name}Weights[tap]);");
                    for (int vector = 0; vector < segment.Tile; vector++)
                    {
                        (string s, string x) = (Invariant($"s{vector}"), isa.Load("terms", vector * isa.Lanes));
                        code.Line(weighs ? $"{s} = {isa.MultiplyAdd(x, "w", s)};" : $"{s} += {x};");
                    }
                }

                for (int vector = 0; vector < segment.Tile; vector++)
                    code.Line(isa.Store(Invariant($"s{vector}"), "sums", vector * isa.Lanes));
            }
        }

        int rest = vectors * isa.Lanes;
        using (code.Loop("element", length - rest, declares: length > rest))
            if (length > rest)
                WriteElement(source, target, Address.Sum(Term("element", length - rest, 1), CodeWriter.Number(rest)), accumulate);
    }

    private void WriteElement(string source, string target, string element, bool accumulate)
    {
        code.Line($"float s = {(accumulate ? Isa.Move(target, element) : "0")};");
        using (Taps())
        {
            string x = $"Unsafe.Add(ref {source}, {Address.Sum(Invariant($"{name}Places[tap]"), element)})";
            code.Line($"s += {x}{(weighs ? $" * {name}Weights[tap]" : "")};");
        }

        code.Line($"{Isa.Move(target, element)} = s;");
    }

    private CodeWriter.Braces Taps() => code.Block($"for (int tap = {name}First; tap < {name}End; tap++)");
}
