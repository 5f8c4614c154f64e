namespace Unroll.Generator.Emission;

/// <summary>Writes the masks of the ends of rows: all bits set in the first lanes of a vector, for every number of lanes.</summary>
internal static class MaskWriter
{
    public static void Write(Isa isa, CodeWriter code)
    {
        code.Comment("All bits set in the first lanes, for the end of a row. Each is a constant of the method that it is inlined into.");
        for (int valid = 1; valid < isa.Lanes; valid++)
        {
            string get = $"[MethodImpl(MethodImplOptions.AggressiveInlining)] get => {isa.Mask(lane => lane < valid)};";
            code.Line($"private static {isa.Type} {isa.Mask(valid)} {{ {get} }}");
        }
    }
}
