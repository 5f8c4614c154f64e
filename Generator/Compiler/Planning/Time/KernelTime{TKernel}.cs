namespace Unroll.Generator.Planning;

/// <inheritdoc/>
internal abstract class KernelTime<TKernel> : KernelTime
    where TKernel : Kernel
{
    protected sealed override Type KernelType => typeof(TKernel);

    protected sealed override KernelWork Count(Kernel kernel, RegisterFile registers) => Count((TKernel)kernel, registers);

    protected sealed override bool CountsWeights(Kernel kernel) => CountsWeights((TKernel)kernel);

    /// <inheritdoc cref="KernelTime.WorkOf"/>
    protected abstract KernelWork Count(TKernel kernel, RegisterFile registers);

    /// <inheritdoc cref="KernelTime.HoldsWeights"/>
    protected virtual bool CountsWeights(TKernel kernel) => false;
}
