using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes what is done with floats that lie side by side.</summary>
internal static class RunCode
{
    public static void Clear(string target, int length, CodeWriter code) =>
        code.Line(Invariant($"MemoryMarshal.CreateSpan(ref {target}, {length}).Clear();"));

    /// <summary>Copies them, or adds them to what is there.</summary>
    public static void Copy(string source, string target, int length, bool accumulate, Isa isa, CodeWriter code)
    {
        if (!accumulate)
        {
            code.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref {source}, {length})")
                + Invariant($".CopyTo(MemoryMarshal.CreateSpan(ref {target}, {length}));"));
            return;
        }

        int whole = length / isa.Lanes * isa.Lanes;
        if (whole > 0)
        {
            string sum = $"LoadUnsafe(ref {target}, (nuint)i) + LoadUnsafe(ref {source}, (nuint)i)";
            using (code.Block(Invariant($"for (int i = 0; i < {whole}; i += {isa.Lanes})")))
                code.Line($"({sum}).StoreUnsafe(ref {target}, (nuint)i);");
        }

        for (int i = whole; i < length; i++)
            code.Line($"{Isa.At(target, i)} += {Isa.At(source, i)};");
    }
}
