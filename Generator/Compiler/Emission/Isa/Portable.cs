using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>128-bit vectors, for every machine.</summary>
internal sealed class Portable : Isa
{
    public override string Name => "Portable";

    public override string Vector => "Vector128";

    public override RegisterFile Registers => RegisterFile.Portable;

    public override string? Guard => null;

    // Fused where the machine can (Arm), a multiplication and an addition where it cannot; never a call per element.
    public override string MultiplyAdd(string a, string b, string sum) => $"MultiplyAddEstimate({a}, {b}, {sum})";
}
