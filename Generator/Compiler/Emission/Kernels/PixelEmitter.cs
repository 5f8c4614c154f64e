using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the calls of a function of the runtime, one a pixel.</summary>
internal abstract class PixelEmitter<TKernel> : KernelEmitter<TKernel>
    where TKernel : Kernel
{
    /// <summary>The pixels.</summary>
    protected abstract int Pixels(TKernel kernel);

    /// <summary>The floats from one pixel to the next, of each operand.</summary>
    protected abstract int[] StridesOf(TKernel kernel);

    /// <summary>The function, and what it takes behind the references.</summary>
    protected abstract (string Function, string Arguments) Call(TKernel kernel);

    protected sealed override bool IsLeaf => false;

    protected sealed override void WriteBody(TKernel kernel, Isa isa, CodeWriter code)
    {
        using (code.Loop("pixel", Pixels(kernel)))
        {
            IEnumerable<string> places = kernel.Operands.Zip(
                StridesOf(kernel), (operand, stride) => "ref " + Isa.Move(operand, Term("pixel", Pixels(kernel), stride)));
            (string function, string arguments) = Call(kernel);
            code.Line($"{function}({string.Join(", ", places)}, {arguments});");
        }
    }
}
