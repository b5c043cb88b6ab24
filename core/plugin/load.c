#include "plugin/load.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SYMBOL "nutgraf_plugin"

/* The e_machine of the shared objects that this process can load; 0 is not known. */
static const uint16_t our_machine =
#if defined(__x86_64__)
    EM_X86_64;
#elif defined(__aarch64__)
    EM_AARCH64;
#elif defined(__i386__)
    EM_386;
#elif defined(__arm__)
    EM_ARM;
#elif defined(__riscv)
    EM_RISCV;
#elif defined(__powerpc64__)
    EM_PPC64;
#elif defined(__s390__)
    EM_S390;
#else
    EM_NONE;
#endif

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
enum {
    OUR_CLASS = sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32,
    OUR_ORDER = ELFDATA2LSB
};
#else
enum {
    OUR_CLASS = sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32,
    OUR_ORDER = ELFDATA2MSB
};
#endif

static bool read_at(int file, void *into, size_t size, uint64_t offset)
{
    ssize_t got;
    do {
        got = pread(file, into, size, (off_t)offset);
    } while (got < 0 && errno == EINTR);
    return got == (ssize_t)size;
}

/* Whoever may write to the file, or put another in its place, runs as the user. */
static enum status check_folder(const char *path, struct error *error)
{
    char folder[4096];
    struct stat about;
    const char *slash = strrchr(path, '/');
    const int length = slash == path ? 1 : slash ? (int)(slash - path) : 1;
    if (snprintf(folder, sizeof folder, "%.*s", length, slash ? path : ".") >=
        (int)sizeof folder) {
        return error_set(error, ERROR_CONFIG, "%s: the path is too long", path);
    }
    if (stat(folder, &about) != 0) {
        return error_system(error, ERROR_CONFIG, "%s: cannot be looked at", folder);
    }
    if (about.st_mode & S_IWOTH) {
        return error_set(
            error, ERROR_CONFIG,
            "%s: lies in a directory that everybody can write to; chmod o-w %s", path,
            folder);
    }
    return OK;
}

/* Mapping a file that ends early would raise SIGBUS when the missing part is used. */
static enum status check_whole(int file, const char *path, const ElfW(Ehdr) * header,
                               uint64_t size, struct error *error)
{
    bool whole =
        header->e_phentsize == sizeof(ElfW(Phdr)) &&
        header->e_shoff + (uint64_t)header->e_shnum * header->e_shentsize <= size;
    for (unsigned i = 0; whole && i < header->e_phnum; i++) {
        ElfW(Phdr) part;
        whole = read_at(file, &part, sizeof part, header->e_phoff + i * sizeof part) &&
                (part.p_type != PT_LOAD ||
                 (part.p_offset <= size && part.p_filesz <= size - part.p_offset));
    }
    if (whole) return OK;
    return error_set(error, ERROR_CONFIG, "%s: is cut off; install it again", path);
}

static enum status check_header(int file, const char *path, uint64_t size,
                                struct error *error)
{
    ElfW(Ehdr) header = {0};
    if (size < SELFMAG ||
        !read_at(file, &header, size < sizeof header ? size : sizeof header, 0) ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
        return error_set(error, ERROR_CONFIG, "%s: is no shared object (no ELF file)",
                         path);
    }
    if (size < sizeof header) {
        return error_set(error, ERROR_CONFIG, "%s: is cut off; install it again", path);
    }
    if (header.e_ident[EI_CLASS] != OUR_CLASS || header.e_ident[EI_DATA] != OUR_ORDER ||
        (our_machine != EM_NONE && header.e_machine != our_machine)) {
        return error_set(error, ERROR_CONFIG,
                         "%s: is built for another kind of machine; build it on this one",
                         path);
    }
    if (header.e_type != ET_DYN) {
        return error_set(error, ERROR_CONFIG,
                         "%s: is no shared object; link it with -shared", path);
    }
    return check_whole(file, path, &header, size, error);
}

static enum status check_opened(int file, const char *path, struct error *error)
{
    struct stat about;
    if (fstat(file, &about) != 0) {
        return error_system(error, ERROR_CONFIG, "%s: cannot be looked at", path);
    }
    if (!S_ISREG(about.st_mode)) {
        return error_set(error, ERROR_CONFIG, "%s: is not a regular file", path);
    }
    if (about.st_mode & S_IWOTH) {
        return error_set(error, ERROR_CONFIG,
                         "%s: can be written to by everybody; chmod o-w %s", path, path);
    }
    TRY(check_folder(path, error));
    return check_header(file, path, (uint64_t)about.st_size, error);
}

static enum status check_file(const char *path, struct error *error)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0) return error_system(error, ERROR_CONFIG, "%s: cannot be opened", path);
    const enum status status = check_opened(file, path, error);
    close(file);
    return status;
}

static enum status check_version(const char *path, const ng_plugin *plugin,
                                 struct error *error)
{
    if (plugin->abi != NG_ABI) {
        return error_set(
            error, ERROR_CONFIG,
            "%s: is made for plugin ABI %u, but this is nutgraf with ABI %u; "
            "build it against this nutgraf's plugin.h",
            path, plugin->abi, NG_ABI);
    }
    if (plugin->size < sizeof *plugin) {
        return error_set(
            error, ERROR_CONFIG,
            "%s: declares %u bytes, but a plugin of ABI %u has %zu; declare it "
            "with NG_PLUGIN()",
            path, plugin->size, NG_ABI, sizeof *plugin);
    }
    return OK;
}

/* dlerror() begins with the path when it knows it. */
static const char *linker_words(const char *path)
{
    const char *words = dlerror();
    const size_t length = strlen(path);
    if (!words) return "no reason is known";
    if (strncmp(words, path, length) == 0 && words[length] == ':') words += length + 2;
    return words;
}

enum status load_plugin(const char *path, const ng_plugin **plugin, struct error *error)
{
    TRY(check_file(path, error));
    /* Without a slash dlopen() would search the system's libraries. */
    char local[4096];
    const int length =
        snprintf(local, sizeof local, "%s%s", strchr(path, '/') ? "" : "./", path);
    if (length >= (int)sizeof local) {
        return error_set(error, ERROR_CONFIG, "%s: the path is too long", path);
    }
    void *object = dlopen(local, RTLD_NOW | RTLD_LOCAL);
    if (!object) {
        return error_set(error, ERROR_CONFIG, "%s: cannot be linked: %s", path,
                         linker_words(local));
    }
    const ng_plugin *symbol = dlsym(object, SYMBOL);
    if (!symbol) {
        return error_set(error, ERROR_CONFIG,
                         "%s: exports no symbol " SYMBOL "; declare it with NG_PLUGIN()",
                         path);
    }
    TRY(check_version(path, symbol, error));
    *plugin = symbol;
    return OK;
}
