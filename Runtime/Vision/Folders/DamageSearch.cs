namespace Unroll.Vision.Folders;

/// <summary>Decodes files to see whether that can be done.</summary>
internal static class DamageSearch
{
    /// <summary>What is wrong with each file; null for nothing.</summary>
    public static string?[] Problems(string[] paths, PictureFolderOptions options, CancellationToken cancellation)
    {
        var work = new Work(paths, options.Reading, cancellation);
        int threads = ThreadTeam.Useful(options.Threads, paths.Length);
        using ThreadTeam? team = threads > 1 ? new ThreadTeam(threads, "pictures") : null;
        ThreadTeam.Run(team, work, paths.Length);
        return work.Problems;
    }

    private sealed class Work(string[] paths, PictureOptions options, CancellationToken cancellation) : IParallelWork
    {
        public string?[] Problems { get; } = new string?[paths.Length];

        public void Run(int part, int thread)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                _ = Picture.Read(paths[part], options);
            }
            catch (InvalidDataException damage)
            {
                Problems[part] = damage.Message;
            }
        }
    }
}
