using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PointwiseKernel"/>.</summary>
internal sealed class PointwiseEmitter : KernelEmitter<PointwiseKernel>
{
    protected override void WriteBody(PointwiseKernel kernel, Isa isa, CodeWriter code)
    {
        ElementwiseLoop loop = kernel.Loop;
        using (code.Loop("outer", loop.Outer))
        using (code.Loop("inner", loop.Inner))
        {
            for (int operand = 0; operand < kernel.Operands.Length; operand++)
            {
                LoopStrides steps = kernel.Strides[operand];
                string place = Sum(Term("outer", loop.Outer, steps.Outer), Term("inner", loop.Inner, steps.Inner));
                code.Line($"ref float r{operand} = ref {Isa.Move(kernel.Operands[operand], place)};");
            }

            WriteRun(kernel, isa, code);
        }
    }

    private static void WriteRun(PointwiseKernel kernel, Isa isa, CodeWriter code)
    {
        (int whole, int rest, bool isUnrolled) = kernel.ScheduleFor(isa.Registers);
        if (isUnrolled)
        {
            for (int vector = 0; vector < whole; vector++)
                WriteVector(kernel, isa, code, vector * isa.Lanes, isa.Lanes);
        }
        else
        {
            using (code.Block(Invariant($"for (int i = 0; i < {whole * isa.Lanes}; i += {isa.Lanes})")))
                WriteVector(kernel, isa, code, null, isa.Lanes);
        }

        if (rest > 0)
            WriteVector(kernel, isa, code, whole * isa.Lanes, rest);
    }

    /// <summary>Whether all elements of a run have the same number of an input.</summary>
    private static bool IsBroadcast(PointwiseKernel kernel, int operand) => operand == kernel.Function.Inputs.Length - 1
        && (kernel.Function.LastInput == LastInput.One
            || (kernel.Function.LastInput == LastInput.Channels && kernel.Loop.Run == Run.PlaneRow));

    private static void WriteVector(PointwiseKernel kernel, Isa isa, CodeWriter code, int? offset, int valid)
    {
        string Load(int operand) => IsBroadcast(kernel, operand) ? $"Create(r{operand})"
            : offset is { } place ? isa.Load("r" + operand, place) : $"LoadUnsafe(ref r{operand}, (nuint)i)";
        int output = kernel.Operands.Length - 1;
        using (code.Block())
        {
            string[] inputs = new string[output];
            for (int input = 0; input < output; input++)
            {
                inputs[input] = "v" + input;
                code.Line($"var v{input} = {Load(input)};");
            }

            string value = PointwiseCode.Of(kernel.Function).Value(isa, kernel.Function, inputs, code);
            if (kernel.Accumulate)
                value = $"{Load(output)} + ({value})";
            code.Line($"var result = {value};");
            string stored = valid == isa.Lanes ? "result" : isa.And("result", isa.Mask(valid));
            code.Line(offset is { } at ? isa.Store(stored, "r" + output, at) : $"{stored}.StoreUnsafe(ref r{output}, (nuint)i);");
        }
    }
}
