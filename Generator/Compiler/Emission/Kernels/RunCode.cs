using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes what is done with floats that lie side by side.</summary>
internal static class RunCode
{
    /// <summary>Floats from which on a call of the runtime's copy costs nothing measurable.</summary>
    private const int MostInline = 512;

    public static void Clear(string target, int length, CodeWriter code) =>
        code.Line(Invariant($"MemoryMarshal.CreateSpan(ref {target}, {length}).Clear();"));

    /// <summary>Copies them, or adds them to what is there.</summary>
    public static void Copy(string source, string target, int length, bool accumulate, Isa isa, CodeWriter code)
    {
        int whole = length / isa.Lanes * isa.Lanes;
        if (!accumulate && (whole == 0 || length > MostInline))
        {
            code.Line(Invariant($"MemoryMarshal.CreateReadOnlySpan(ref {source}, {length})")
                + Invariant($".CopyTo(MemoryMarshal.CreateSpan(ref {target}, {length}));"));
            return;
        }

        string loaded = $"LoadUnsafe(ref {source}, (nuint)i)";
        string value = accumulate ? $"(LoadUnsafe(ref {target}, (nuint)i) + {loaded})" : loaded;
        if (whole > 0)
            using (code.Block(Invariant($"for (int i = 0; i < {whole}; i += {isa.Lanes})")))
                code.Line($"{value}.StoreUnsafe(ref {target}, (nuint)i);");
        if (accumulate)
            for (int i = whole; i < length; i++)
                code.Line($"{Isa.At(target, i)} += {Isa.At(source, i)};");
        else if (whole < length)
            code.Line(isa.Store(isa.Load(source, length - isa.Lanes), target, length - isa.Lanes));
    }
}
