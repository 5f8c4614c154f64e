using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>512-bit vectors: 32 registers of 16 floats.</summary>
internal sealed class Avx512 : Isa
{
    public override string Name => "Avx512";

    public override string Vector => "Vector512";

    public override RegisterFile Registers => RegisterFile.Avx512;

    // False on processors that lower their clock for 512-bit work, where the 256-bit path is the faster one.
    public override string Guard => "Vector512.IsHardwareAccelerated";

    public override string MultiplyAdd(string a, string b, string sum) => $"FusedMultiplyAdd({a}, {b}, {sum})";
}
