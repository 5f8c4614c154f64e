using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Unroll.Tests;

namespace Unroll.Runtime.Tests.Files;

public sealed class FileReplacementTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-replace-").FullName;

    private string File1 => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("w", 218)]
    [InlineData("w", 219)]
    [InlineData("w", 255)]
    [InlineData("ö", 127)]
    [InlineData("重", 85)]
    public void Names_may_be_as_long_as_the_file_system_allows(string character, int count)
    {
        string path = Path.Combine(_folder, string.Concat(Enumerable.Repeat(character, count)));
        Write(path, "first");
        Write(path, "second");
        AssertHolds(path, "second");
    }

    [LinuxFact]
    public void Symbolic_links_are_followed()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "a", "b")).FullName;
        string target = Path.Combine(folder, "target"), link = Path.Combine(_folder, "link"), second = Path.Combine(_folder, "a", "second");
        File.CreateSymbolicLink(link, "a/second");
        File.CreateSymbolicLink(second, Path.Combine("b", "target"));
        Write(link, "by a link to nothing yet");
        Assert.Equal("by a link to nothing yet", File.ReadAllText(target));
        Write(link, "by a link to a file");
        Assert.Equal("by a link to a file", File.ReadAllText(target));
        Assert.Equal("a/second", new FileInfo(link).LinkTarget);
        Assert.Equal("b/target", new FileInfo(second).LinkTarget);
        Assert.Equal([target], Directory.GetFiles(folder));
        Assert.Equal([link], Directory.GetFiles(_folder));
    }

    [LinuxFact]
    public void What_lies_above_a_linked_folder_is_what_the_system_says()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "real", "inner"));
        Directory.CreateDirectory(Path.Combine(_folder, "other"));
        File.CreateSymbolicLink(Path.Combine(_folder, "real", "inner", "link"), "../target");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "other", "linked"), "../real/inner");
        string path = Path.Combine(_folder, "other", "linked", "link");
        Write(path, "content");
        Assert.Equal("content", File.ReadAllText(Path.Combine(_folder, "real", "target")));
        Assert.Equal("content", File.ReadAllText(path));
    }

    /// <summary>What lies above a link is what lies above its end, also where that stands within the text of another link.</summary>
    [LinuxFact]
    public void A_link_goes_up_from_the_end_of_another()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "far", "big", "data"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "data"), "far/big/data");
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, "data/../weights");
        Write(link, "content");
        Assert.Equal("content", File.ReadAllText(Path.Combine(_folder, "far", "big", "weights")));
        Assert.False(File.Exists(Path.Combine(_folder, "weights")));
        Assert.Equal("content", File.ReadAllText(link));
    }

    [LinuxFact]
    public void Links_in_a_circle_are_told()
    {
        File.CreateSymbolicLink(File1, "second");
        File.CreateSymbolicLink(Path.Combine(_folder, "second"), "file");
        Assert.Contains("more than 40 symbolic links", AssertRefused(File1));
    }

    [LinuxFact]
    public void Pipes_devices_and_sockets_are_refused_and_stay()
    {
        string pipe = Path.Combine(_folder, "pipe"), link = Path.Combine(_folder, "link"), socket = Path.Combine(_folder, "socket");
        using (Process made = Process.Start("mkfifo", pipe))
            made.WaitForExit();
        File.CreateSymbolicLink(link, "pipe");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(socket));
        Assert.Equal($"{pipe} cannot be written: it is a pipe; expected a plain file.", AssertRefused(pipe));
        Assert.Equal($"{link} cannot be written: it is a pipe; expected a plain file.", AssertRefused(link));
        Assert.Equal($"{socket} cannot be written: it is a socket; expected a plain file.", AssertRefused(socket));
        Assert.Equal("/dev/null cannot be written: it is a device; expected a plain file.", AssertRefused("/dev/null"));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder).Length);
        Assert.Equal("/dev/zero cannot be read: it is a device; expected a plain file.",
            Assert.Throws<IOException>(() => IdxFile.Read("/dev/zero")).Message);
        Assert.Equal($"{pipe} cannot be read: it is a pipe; expected a plain file.",
            Assert.Throws<IOException>(() => CsvFile.Read(pipe)).Message);
    }

    [Fact]
    public void Folders_are_told()
    {
        Assert.Equal($"{_folder} cannot be written: it is a folder; expected the name of a file.", AssertRefused(_folder));
        Assert.Contains("it is a folder", AssertRefused(Path.Combine(_folder, "none") + Path.DirectorySeparatorChar));
        string missing = Path.Combine(_folder, "missing");
        Assert.Contains($"there is no folder {missing}.", AssertRefused(Path.Combine(missing, "file")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [LinuxTheory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(OwnerOnly)]
    [InlineData(OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    [InlineData(OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute)]
    [InlineData(UnixFileMode.UserRead)]
    public void Permissions_are_kept(UnixFileMode mode)
    {
        File.WriteAllText(File1, "old");
        File.SetUnixFileMode(File1, mode);
        FileReplacement.Write(File1, stream =>
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Beside()));
            stream.Write("new"u8);
        });
        Assert.Equal(mode, File.GetUnixFileMode(File1));
        AssertHolds(File1, "new");
    }

    [LinuxFact]
    [UnsupportedOSPlatform("windows")]
    public void A_new_file_has_the_permissions_of_any_new_file()
    {
        string other = Path.Combine(_folder, "other");
        File.WriteAllText(other, "");
        Write(File1, "content");
        Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(File1));
    }

    [Fact]
    public void What_a_killed_writer_left_goes_with_the_next_writing()
    {
        string beside = "";
        FileReplacement.Write(File1, _ => beside = Beside());
        string abandoned = beside.Replace(beside[^20..^4], "0123456789abcdef"),
            foreign = Path.Combine(_folder, ".unroll-0123456789abcdef-0123456789abcdef.tmp");
        File.WriteAllText(abandoned, "half");
        File.WriteAllText(foreign, "of another file");
        Write(File1, "content");
        Assert.Equal(new[] { foreign, File1 }.Order(), Directory.GetFiles(_folder).Order());
    }

    [Fact]
    public void A_writer_that_lives_is_let_alone()
    {
        FileReplacement.Write(File1, outer =>
        {
            outer.Write("out"u8);
            Write(File1, "inner");
            Assert.Equal("inner", File.ReadAllText(File1));
            outer.Write("er"u8);
        });
        AssertHolds(File1, "outer");
    }

    [Fact]
    public void A_file_that_was_taken_for_abandoned_is_written_again()
    {
        int calls = 0;
        FileReplacement.Write(File1, stream =>
        {
            if (++calls < 3)
                File.Delete(Beside());
            stream.Write(Encoding.UTF8.GetBytes($"call {calls}"));
        });
        AssertHolds(File1, "call 3");
    }

    [Fact]
    public async Task Many_writers_and_readers_see_whole_files()
    {
        Write(File1, Content(0));
        using var done = new CancellationTokenSource();
        Task<int> reader = Task.Run(() =>
        {
            int read = 0;
            do
            {
                string text = File.ReadAllText(File1);
                Assert.Equal(Content(text[0] - 'a'), text);
                read++;
            }
            while (!done.IsCancellationRequested);
            return read;
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 25; i++)
                Write(File1, Content(writer));
        })));
        await done.CancelAsync();
        Assert.True(await reader > 0);
        Assert.Equal([File1], Directory.GetFiles(_folder));
    }

    private static string Content(int writer) => new((char)('a' + writer), 1 + (writer * 9_000));

    private static void Write(string path, string text) =>
        FileReplacement.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private string Beside() => Directory.GetFiles(_folder).Single(path => path.EndsWith(".tmp", StringComparison.Ordinal));

    private string AssertRefused(string path) =>
        Assert.ThrowsAny<IOException>(() => FileReplacement.Write(path, _ => Assert.Fail("nothing may be written"))).Message;

    private void AssertHolds(string path, string text)
    {
        Assert.Equal(text, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }
}
