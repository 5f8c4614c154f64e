namespace Unroll.Mpi.Tests;

/// <summary>A test that starts processes by mpirun: it is skipped, and told so, where there is none.</summary>
internal sealed class MpiFactAttribute : FactAttribute
{
    public MpiFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = folders.Any(folder => File.Exists(Path.Combine(folder, "mpirun"))) ? null : "needs mpirun of Open MPI";
    }
}
