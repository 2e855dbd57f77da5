using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>
/// Flushes a folder to disk, so that the names in it outlive a power cut. .NET opens no folders, so this asks the C library; where there is none to
/// ask, or where the file system does not flush folders, nothing happens.
/// </summary>
internal static class FolderFlush
{
    public static void Try(string folder)
    {
        // Windows has no such call; its file systems keep a journal of names.
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser() || OperatingSystem.IsWasi())
        {
            return;
        }

        try
        {
            int descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), flags: 0);
            if (descriptor >= 0)
            {
                _ = Flush(descriptor);
                _ = Close(descriptor);
            }
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
