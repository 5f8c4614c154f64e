namespace Unroll;

/// <summary>Work in parts that several threads may do in any order, side by side.</summary>
internal interface IParallelWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="thread">The thread that does it, from 0; 0 is the caller's own. No two parts run at once under the same number.</param>
    void Run(int part, int thread);
}
